declare module '../../audit-trail/deeds' {
  interface Deeds {
    'none-occurred.signed': {
      statementId: string;
      textSha256: string;
      statementVersion: number;
      from: string;
      to: string;
      authorityVerificationId: string;
      reauthenticatedAt: string;
      localTime: string;
      late: boolean;
    };
    'none-occurred.decided': { statementId: string; decision: 'accepted' | 'returned'; reason: string };
    'none-occurred.superseded': {
      statementId: string;
      before: string;
      eventId: string;
      event: string;
      happenedOn: string;
    };
  }
}

export {};
