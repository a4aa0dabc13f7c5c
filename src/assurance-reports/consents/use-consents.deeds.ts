declare module '../../audit-trail/deeds' {
  interface Deeds {
    'assurance-report.use-consent-recorded': {
      number: number;
      decision: 'given' | 'withdrawn';
      givenBy: string;
      givenOn: string;
      words: string;
    };
  }
}
export {};
