import type { CoverageFacts } from './disruption.rules';
import type { PlanKind, Section } from './plan-sections.rules';
import type { Emphasis } from './plan.rules';
import type { ReturnReason } from './plan-version.entity';
import type { WantedChange } from './revisions/plan-change.entity';
import type { StepFacts } from './step-list.rules';

export interface DraftFacts {
  label: string;
  sourceEvidenceVersionId: string;
  serviceIds: string[];
  emphasis: Emphasis | null;
  sections: Section[];
  reviewDueOn: string | null;
  offlineCopy: boolean;
  changeSummary: string;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'plan.started': { kind: PlanKind; title: string };
    'plan-version.drafted': { planId: string; number: number; copiedFrom: string | null; content: DraftFacts };
    'plan-version.edited': { before: DraftFacts; after: DraftFacts };
    'plan-version.steps-written': { steps: StepFacts[] };
    'plan-version.coverage-written': { coverage: CoverageFacts[] };
    'plan-version.changes-listed': { exerciseId: string; exerciseRef: string; changes: WantedChange[] };
    'plan-version.vendor-approved': { planId: string; number: number; label: string; contentSha256: string };
    'plan-version.submitted': { contentSha256: string | null };
    'plan-version.taken': { contentSha256: string | null };
    'plan-version.accepted': { contentSha256: string | null; effectiveFrom: string; supersedes: string | null };
    'plan-version.superseded': { by: string; effectiveTo: string };
    'plan-version.returned': { contentSha256: string | null; reasons: ReturnReason[] };
    'plan-version.rejected': { contentSha256: string | null; reasons: ReturnReason[] };
  }
}
