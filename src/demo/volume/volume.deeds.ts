declare module '../../audit-trail/deeds' {
  interface Deeds {
    /** A made-up fleet was written from a seed, past the services; its rows have no events of their own. */
    'volume.seeded': {
      vendors: number;
      seed: number;
      requirements: number;
      evidence: number;
      fleet: string;
      rows: number;
      digest: string;
    };
  }
}

export {};
