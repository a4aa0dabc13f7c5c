declare module '../audit-trail/deeds' {
  interface Deeds {
    /** The demo's stories were told to their end; without it a start finds the demo incomplete. */
    'demo.told': { scenes: number; endedAt: string };
  }
}

export {};
