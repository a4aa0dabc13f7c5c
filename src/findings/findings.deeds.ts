import type { FindingSource, ReferenceKind, Severity } from './finding.rules';
import type { FindingState } from './finding-states.rules';
import type { IcfrSeverity } from './icfr.rules';
import type { ProgrammePolicy } from './programme-policy.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'finding.opened': {
      severity: Severity;
      title: string;
      description: string;
      sourceKind: FindingSource;
      sourceId: string | null;
      sourcePart: string | null;
      obligationId: string | null;
      exerciseId: string | null;
      ownerName: string;
      ownerPersonId: string | null;
      dueOn: string;
      fromTest: boolean;
      references: { kind: ReferenceKind; id: string }[];
    };
    'finding.referenced': { references: { kind: ReferenceKind; id: string }[] };
    'finding.due-date-moved': { before: string; after: string; reason: string; actionNumber: number | null };
    'finding.graded': { before: Severity; after: Severity; reason: string };
    'finding.moved': { from: FindingState; to: FindingState; note: string };
    'finding.action-added': {
      actionId: string;
      number: number;
      text: string;
      ownerName: string;
      startsOn: string;
      dueOn: string;
    };
    'finding.action-done': { actionId: string; number: number; note: string; evidenceVersionId: string };
    'finding.action-withdrawn': { actionId: string; number: number };
    'finding.verified': {
      verificationId: string;
      result: 'fixed' | 'not_fixed';
      method: string;
      inspected: string;
      retestExerciseId: string | null;
      retestStepResultId: string | null;
    };
    'finding.void-asked': { reason: string };
    'finding.void-answered': { decision: 'approved' | 'rejected'; reason: string };
    'finding.risk-accepted': { exceptionId: string; from: FindingState; until: string };
    'finding.risk-acceptance-ended': { to: FindingState; reason: string };
    'programme.policy-set': { number: number; policy: ProgrammePolicy; reason: string };
    // The trail shows deeds that begin with `icfr.` to the registrant's staff alone.
    'icfr.severity-decided': {
      findingId: string;
      findingRef: string;
      before: IcfrSeverity | null;
      after: IcfrSeverity;
      reasoning: string;
    };
  }
}

export {};
