import { IsOptional, IsUUID } from 'class-validator';
import type { CheckSource, DutyHolder, Flag, Force, Grade, Lane, Link, Scope, Tier } from './words.rules';

export class RequirementQuery {
  /** Shows the version that this period is pinned to; without it, the newest. */
  @IsOptional() @IsUUID() periodId?: string;
  /** Shows this version, whatever is in use. */
  @IsOptional() @IsUUID() versionId?: string;
}

/** A word of the catalogue and what it means. */
export class Term {
  id: string;
  words: string;
}

export class EvidenceKindView {
  /** Such as `EV-BIA`. */
  kind: string;
  title: string;
  /** Reliability, A (best) to E. */
  defaultGrade: Grade;
}

export class RetentionClassView {
  id: string;
  /** Whole years; null where a contract or sector rule says how long. */
  keepYears: number | null;
  clockStarts: string;
  basis: string;
}

export class CatalogueView {
  id: string;
  code: string;
  version: string;
  title: string;
  publishedAt: string;
  /** SHA-256 of the published document as canonical JSON, lower-case hex. */
  documentSha256: string;
  effectiveFrom: string;
  jurisdiction: string;
  disclaimer: string;
  requirementCount: number;
  families: Term[];
  provisions: Term[];
  evidenceKinds: EvidenceKindView[];
  retentionClasses: RetentionClassView[];
  tiers: Term[];
  flags: Term[];
  forces: Term[];
  lanes: Term[];
  links: Term[];
  roles: Term[];
  disruptionTypes: Term[];
  events: Term[];
  reliabilityGrades: Term[];
  serviceCategories: string[];
  exerciseKinds: string[];
}

export class SoxBasisView {
  /** The source as cited; null where no SOX connection is claimed. */
  ref: string | null;
  provisions: Term[];
  link: Link;
  linkWords: string;
  how: string;
}

export class SectorBasisView {
  ref: string;
  kind: 'rule' | 'guidance' | 'proposal' | 'law';
  how: string;
}

export class CrosswalkView {
  source: string;
  title: string;
  refs: string[];
}

export class AlternativeView {
  /** The required kind that it stands in for. */
  insteadOf: string;
  accept: string[];
  when: string;
}

/** What counts as evidence for a requirement. */
export class EvidenceNeedView {
  required: EvidenceKindView[];
  optional: EvidenceKindView[];
  alternatives: AlternativeView[];
}

/** One threshold for each tier. */
export class ThresholdByTier {
  T1: number;
  T2: number;
  T3: number;
}

export class CheckView {
  id: string;
  words: string;
  source: CheckSource;
  severity: 'fail' | 'warn';
  /** Tiers for which it is asked; null asks always. */
  tiers: Tier[] | null;
  /** What it compares with, in words: `at most 395`, `at least T1: 90; T2: 75; T3: 50`. */
  threshold: string;
  /** The number that it compares with; null where it is true or false, or one for each tier. */
  value: number | null;
  values: ThresholdByTier | null;
}

/** A stronger label that one recorded fact brings. */
export class StrongerForce {
  condition: 'icfr_relevant' | 'rule_covers_provider';
  force: Force;
  forceLabel: string;
}

export class StrongerLane {
  condition: 'icfr_relevant' | 'rule_covers_provider';
  lane: Lane;
  laneLabel: string;
}

export class RequirementView {
  id: string;
  code: string;
  title: string;
  statement: string;
  family: string;
  familyTitle: string;
  scope: Scope;
  /** The weakest label that always holds. */
  force: Force;
  forceLabel: string;
  strongerForce: StrongerForce | null;
  dutyHolder: DutyHolder;
  lane: Lane;
  laneLabel: string;
  strongerLane: StrongerLane | null;
  soxBasis: SoxBasisView[];
  /** Normalised provisions for grouping; one fixed phrase where no SOX connection is claimed. */
  provisions: string[];
  sectorBasis: SectorBasisView[];
  crosswalk: CrosswalkView[];
  evidence: EvidenceNeedView;
  checks: CheckView[];
  /** How often it is due, in words. */
  cadence: string;
  attestedBy: string;
  reviewedBy: string;
  retention: RetentionClassView;
  appliesToMatch: 'tiers' | 'tiers_and_any_flag' | 'any_flag';
  appliesToTiers: Tier[];
  appliesToFlags: Flag[];
  coverageQuestion: string | null;
  /** Whether the registrant added it to the shipped ones. */
  isOwn: boolean;
  /** Why the registrant switched it off; null while it applies. */
  tailoredOut: string | null;
}

export class RequirementList {
  /** The catalogue version that these belong to, for example `vcc 1.0.0`. */
  catalogue: string;
  total: number;
  items: RequirementView[];
}
