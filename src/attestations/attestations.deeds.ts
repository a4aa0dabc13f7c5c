import type { AttestationDecisionValue, LineAnswer } from './attestation.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'authority.verified': {
      personId: string;
      title: string;
      basis: string;
      evidenceVersionId: string | null;
      expiresOn: string;
    };
    'authority.revoked': { personId: string };
    'attestation.scheduled': {
      periodId: string;
      attestorId: string;
      dueOn: string;
      periodFrom: string;
      periodTo: string;
      supersedes: string | null;
      obligationIds: string[];
    };
    'attestation.lines-added': { obligationIds: string[] };
    'attestation.answered': {
      lineId: string;
      obligationId: string;
      before: { answer: LineAnswer | null; explanation: string };
      after: { answer: LineAnswer; explanation: string };
    };
    'attestation.prepared': { subOutsourcers: string[]; lines: number; textSha256: string };
    'attestation.signed': {
      textSha256: string;
      statementVersion: number;
      qualified: boolean;
      authorityVerificationId: string;
      reauthenticatedAt: string;
      localTime: string;
      late: boolean;
    };
    'attestation.decided': { decision: AttestationDecisionValue; reason: string; before: string };
    'attestation.superseded': { by: string };
  }
}

export {};
