import type { RestConclusion } from './closing.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'period.rest-concluded': {
      code: string;
      conclusion: RestConclusion;
      reason: string;
      obligationIds: string[];
    };
  }
}

export {};
