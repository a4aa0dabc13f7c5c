import type { DeferralOfExercise } from '../exercises/programme/deferrals.dto';
import type { ActivityView, ProgrammeLineView, ProgrammeSummary } from '../exercises/programme/programmes.dto';
import type { DrillView, RestoreView, TrainingView } from '../exercises/programme/register-views.dto';
import type { AlternatePlaceView } from '../outsourced-services/alternates/alternates.dto';
import type { AssumptionView } from '../outsourced-services/dependencies/assumptions.dto';
import type { DependencyLine } from '../outsourced-services/dependencies/dependencies.dto';
import type { SubOutsourcerView } from '../outsourced-services/dependencies/fourth-parties.dto';
import type { DataSetView, TeamView } from '../outsourced-services/dependencies/registers.dto';
import type { Peak, Score } from '../outsourced-services/impact/impact-words.rules';

// What services rest on, what their loss would mean, and the year's programme, as they stood at the cut-off. Units as in
// snapshot.model.ts. Rows that the portal shows under the same name stand here as it shows them to the registrant.

/** How harm grows while a service is down, as both sides accepted it; drafts are not among them. */
export interface ImpactFacts {
  serviceId: string;
  ref: string;
  number: number;
  state: string;
  guideVersion: string;
  note: string;
  mtpdMinutes: number | null;
  highestScore: number | null;
  contentSha256: string;
  proposedBy: string;
  proposedAt: string;
  vendorAcceptedBy: string | null;
  vendorAcceptedAt: string | null;
  registrantAcceptedBy: string | null;
  registrantAcceptedAt: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  scores: Score[];
  peaks: Peak[];
}

export interface InventoryFacts {
  impacts: ImpactFacts[];
  dependencies: Omit<DependencyLine, 'version'>[];
  subOutsourcers: Omit<SubOutsourcerView, 'version'>[];
  dataSets: Omit<DataSetView, 'version'>[];
  teams: Omit<TeamView, 'version'>[];
  alternates: Omit<AlternatePlaceView, 'version'>[];
  assumptions: Omit<AssumptionView, 'version'>[];
}

export type ProgrammeFacts = Omit<ProgrammeSummary, 'version'> & {
  lines: ProgrammeLineView[];
  activities: ActivityView[];
};

/** The period's exercise programme and what else was tried and trained in it. */
export interface YearFacts {
  programmes: ProgrammeFacts[];
  deferrals: Omit<DeferralOfExercise, 'version'>[];
  drills: DrillView[];
  restores: RestoreView[];
  trainings: TrainingView[];
}

/** A requirement of the pinned catalogue that was not asked, or asked of fewer services than there are, with the rule why. */
export interface ExcludedFacts {
  code: string;
  title: string;
  /** The service that it was not asked for; null for the vendor as a whole. */
  serviceId: string | null;
  reason: string;
}

export interface QuestionSetFacts {
  questionnaire: string;
  version: string;
  title: string;
  sha256: string;
  state: string;
  dueOn: string;
  openedAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  reviewedBy: string | null;
  reviewedAt: string | null;
  questions: number;
  answers: number;
  openQueries: number;
}

/** Who could do what during the period, and how often what was done. */
export interface AccessFacts {
  roles: { role: string; active: number; granted: number; revoked: number }[];
  deeds: { deed: string; events: number }[];
}
