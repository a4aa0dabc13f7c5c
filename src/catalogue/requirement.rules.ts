import type {
  CheckSource,
  DutyHolder,
  Flag,
  Force,
  Frequency,
  Grade,
  Lane,
  Link,
  MATCHES,
  Operator,
  RetentionClock,
  Scope,
  Tier,
} from './words.rules';

/** A registrant's own requirements begin with `X-`; no shipped one does. */
export const isOwnRequirement = (id: string): boolean => id.startsWith('X-');

/** A label that one recorded fact makes stronger. */
export interface Conditional<T> {
  condition: 'icfr_relevant' | 'rule_covers_provider';
  then: T;
  otherwise: T;
}

export interface SoxBasis {
  ref: string | null;
  provisions: string[];
  link: Link;
  how: string;
}

/** Accepting every kind in `accept` stands in for the one required kind `insteadOf`. */
export interface EvidenceAlternative {
  insteadOf: string;
  accept: string[];
  when: string;
}

export interface EvidenceNeed {
  required: string[];
  alternatives: EvidenceAlternative[];
  optional: string[];
}

/** A second, lighter occurrence beside the main one (the quarterly change confirmation). */
export interface AlsoDue {
  name: string;
  title: string;
  frequency: 'quarterly';
  graceDays: number;
  tiers: Tier[];
  flagsAny: Flag[];
  skipLast: boolean;
}

export interface Cadence {
  frequency: Frequency;
  byTier: Partial<Record<Tier, Frequency>>;
  byFlag: Partial<Record<Flag, Frequency>>;
  fiscalYearBound: boolean;
  graceDays: number;
  triggers: string[];
  events: string[];
  noneOccurred: string | null;
  also: AlsoDue | null;
}

export type CheckValue = number | boolean;

export interface Check {
  id: string;
  metric: string;
  source: CheckSource;
  op: Operator;
  value: CheckValue | Record<Tier, number>;
  severity: 'fail' | 'warn';
  params: Record<string, unknown>;
  /** Asked only for these tiers, and only when one of these evidence kinds was accepted; null asks always. */
  appliesToTiers: Tier[] | null;
  appliesToEvidence: string[] | null;
  /** Checks with the same fact name report the same miss: one finding, several references. */
  fact: string | null;
  words: string;
}

export interface CoverageQuestion {
  asks: string;
  rules: string[];
  answeredBy: string;
}

export interface SectorBasis {
  ref: string;
  kind: 'rule' | 'guidance' | 'proposal' | 'law';
  how: string;
}

export interface Requirement {
  id: string;
  family: string;
  title: string;
  statement: string;
  scope: Scope;
  /** The weakest label that always holds; ask `forceFor` when facts are known. */
  force: Force;
  forceWhen: Conditional<Force> | null;
  dutyHolder: DutyHolder;
  coverageQuestion: CoverageQuestion | null;
  sox: { lane: Lane; laneWhen: Conditional<Lane> | null; basis: SoxBasis[] };
  sectorBasis: SectorBasis[];
  crosswalk: Record<string, string[]>;
  evidence: EvidenceNeed;
  attestedBy: string;
  reviewedBy: string;
  cadence: Cadence;
  retention: string;
  appliesTo: { match: (typeof MATCHES)[number]; tiers: Tier[]; flagsAny: Flag[] };
  acceptsExerciseKinds: Record<Tier, string[]> | null;
  maxExceptionDays: Record<Tier, number> | null;
  checks: Check[];
  seedRefs: string[];
  /** Why the registrant switched it off; null while it applies. */
  tailoredOut: string | null;
}

export interface RetentionClass {
  keepYears: number | null;
  clock: RetentionClock;
  clockStarts: string;
  basis: string;
}

export interface Catalogue {
  /** Version of the document's format, not of its content. */
  format: 1;
  id: string;
  title: string;
  version: string;
  status: 'draft' | 'approved' | 'published' | 'superseded' | 'withdrawn';
  language: string;
  jurisdiction: string;
  effectiveFrom: string;
  supersedes: string | null;
  sourcesCheckedOn: string;
  disclaimer: string;
  changeNotes: { point: string; settled: string }[];
  vocabularies: Vocabularies;
  provisions: Record<string, string>;
  families: Record<string, string>;
  reliabilityGrades: Record<Grade, string>;
  evidenceKinds: Record<string, { title: string; defaultGrade: Grade }>;
  retentionClasses: Record<string, RetentionClass>;
  crosswalkSources: Record<string, { title: string; confidence: string; copyright: string }>;
  requirements: Requirement[];
}

export interface Vocabularies {
  force: Record<Force, string>;
  soxLink: Record<Link, string>;
  soxLane: Record<Lane, string>;
  scope: Record<Scope, string>;
  dutyHolder: Record<DutyHolder, string>;
  role: Record<string, string>;
  tier: Record<Tier, string>;
  flag: Record<Flag, string>;
  serviceCategory: string[];
  disruptionType: Record<string, string>;
  exerciseKind: string[];
  resultStatus: string[];
  derivedFlag: string[];
  checkSource: Record<CheckSource, string>;
  event: Record<string, string>;
  frequency: Record<Frequency, string>;
}
