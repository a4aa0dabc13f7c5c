import type { PlanVersionState } from '../../plans/plan.rules';
import type { FindingState } from '../finding-states.rules';
import type { Severity } from '../finding.rules';

export class ReportFinding {
  id: string;
  ref: string;
  title: string;
  severity: Severity;
  state: FindingState;
  ownerName: string;
  dueOn: string;
  /** What of the exercise it is about: `step 3`, `objective 2`, `rto SV-0001`. */
  part: string;
  /** It stood already, and the exercise showed it again. */
  joined: boolean;
}

export class ReportRevision {
  planVersionId: string;
  label: string;
  state: PlanVersionState;
  changes: number;
}

/** What issuing the after-action report led to. */
export class OpenedByReport {
  findings: ReportFinding[];
  revisions: ReportRevision[];
}
