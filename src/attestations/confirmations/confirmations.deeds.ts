import type { Change, ConfirmationDecisionValue } from './confirmation.rules';

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'change-confirmation.scheduled': {
      periodId: string;
      obligationId: string;
      quarter: string;
      dueOn: string;
      dueRule: string;
      supersedes: string | null;
    };
    'change-confirmation.prepared': { before: Change[]; changes: Change[] };
    'change-confirmation.signed': {
      textSha256: string;
      statementVersion: number;
      changes: Change[];
      eventIds: string[];
      authorityVerificationId: string;
      waiverId: string | null;
      reauthenticatedAt: string;
      localTime: string;
      late: boolean;
    };
    'change-confirmation.decided': { decision: ConfirmationDecisionValue; reason: string; before: string };
    'preparation-waiver.granted': { personId: string; reason: string; expiresOn: string };
    'preparation-waiver.revoked': { personId: string };
  }
}

export {};
