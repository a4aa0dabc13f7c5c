declare module '../audit-trail/deeds' {
  interface Deeds {
    'nightly-run.retried': { name: string; night: string; attempts: number; failure: string | null };
  }
}

export {};
