import type { Severity } from '../finding.rules';

export type ServiceTier = 'T1' | 'T2' | 'T3' | null;

/** A step as its latest attempt left it when the report was issued. */
export interface ReportedStep {
  planStepId: string;
  number: number;
  title: string;
  owner: string | null;
  outcome: string | null;
  note: string | null;
  disposition: string | null;
  dispositionNote: string | null;
}

export interface ReportedObjective {
  number: number;
  text: string;
  measures: 'rto' | 'rpo' | null;
  rating: string | null;
  ratingNote: string | null;
  /** The achieved time misses the recovery objective that it measures, or was not measured. */
  missed: boolean;
}

export interface Reported {
  exerciseRef: string;
  tier: ServiceTier;
  serviceRef: string;
  /** Who answers for what no step owner answers for. */
  coordinator: string;
  steps: readonly ReportedStep[];
  objectives: readonly ReportedObjective[];
}

export interface ReportGap {
  /** Names the gap to its finding: `step 3`, `objective 2`, `rto SV-0001`. One gap, one part. */
  part: string;
  weight: GapWeight;
  severity: Severity;
  title: string;
  description: string;
  ownerName: string;
  step: ReportedStep | null;
}

/** What was not reached at all; what failed, was late or was reached with major challenges; what went well and is to change. */
export type GapWeight = 'not_reached' | 'failed' | 'to_change';

const SEVERITY_OF: Record<GapWeight, Record<'T1' | 'T2' | 'T3', Severity>> = {
  not_reached: { T1: 'critical', T2: 'high', T3: 'medium' },
  failed: { T1: 'high', T2: 'medium', T3: 'low' },
  to_change: { T1: 'medium', T2: 'low', T3: 'low' },
};

/** By the weight of the gap and the tier of the service; without a tier, as in tier 2. */
export const severityOf = (weight: GapWeight, tier: ServiceTier): Severity => SEVERITY_OF[weight][tier ?? 'T2'];

export const isToChange = (disposition: string | null): disposition is 'change' | 'remove' | 'add' =>
  disposition === 'change' || disposition === 'remove' || disposition === 'add';

/** Everything that a report says went wrong or has to change, one entry for each step and each objective. */
export function gapsOf(reported: Reported): ReportGap[] {
  const steps = reported.steps.flatMap((step) => stepGap(step, reported) ?? []);
  const objectives = reported.objectives.flatMap((one) => objectiveGap(one, reported) ?? []);
  return [...steps, ...objectives];
}

const DISPOSITION_WORDS = { change: 'to change', remove: 'to be removed', add: 'to be added to' };

function stepGap(step: ReportedStep, { exerciseRef, tier, coordinator }: Reported): ReportGap | null {
  const { words, said } = troubleOf(step);
  if (words.length === 0) return null;
  const weight = step.outcome === 'fail' ? 'failed' : 'to_change';
  const what = words.join(', ');
  return {
    ...{ part: `step ${step.number}`, weight, severity: severityOf(weight, tier), step },
    title: short(`Step ${step.number}, ${step.title}: ${what}`),
    description: told(`After-action report of ${exerciseRef}, step ${step.number} (${step.title}): ${what}.`, said),
    ownerName: named(step.owner) ?? coordinator,
  };
}

/** What went wrong with a step and what is to become of it, with what was said of either. */
function troubleOf({ outcome, note, disposition, dispositionNote }: ReportedStep) {
  const failed = outcome === 'fail' ? [{ word: 'failed', said: note }] : [];
  const changes = isToChange(disposition)
    ? [{ word: `${DISPOSITION_WORDS[disposition]} in the plan`, said: dispositionNote }]
    : [];
  const all = [...failed, ...changes];
  return { words: all.map(({ word }) => word), said: all.map(({ said }) => said) };
}

/** Null where the objective was reached. */
function weightOf({ missed, rating }: ReportedObjective): GapWeight | null {
  if (rating === 'U') return 'not_reached';
  return missed || rating === 'M' ? 'failed' : null;
}

function objectiveGap(one: ReportedObjective, reported: Reported): ReportGap | null {
  const weight = weightOf(one);
  if (weight === null) return null;
  const { exerciseRef, serviceRef, tier, coordinator } = reported;
  const what = one.missed ? 'missed' : `rated ${one.rating ?? ''}`;
  return {
    part: one.measures === null ? `objective ${one.number}` : `${one.measures} ${serviceRef}`,
    ...{ weight, severity: severityOf(weight, tier), step: null, ownerName: coordinator },
    title: short(`Objective ${one.number} ${what}: ${one.text}`),
    description: told(`After-action report of ${exerciseRef}, objective ${one.number} (${one.text}): ${what}.`, [
      one.ratingNote,
    ]),
  };
}

const named = (owner: string | null): string | null => ((owner ?? '').trim() === '' ? null : (owner ?? '').trim());
const short = (title: string): string => (title.length <= 200 ? title : `${title.slice(0, 199)}…`);
const told = (what: string, said: readonly (string | null)[]): string =>
  [what, ...said.filter((one) => one !== null && one.trim() !== '')].join(' ').slice(0, 8000);

export interface KnownFinding {
  id: string;
  ref: string;
  part: string;
  /** Opened from this exercise itself, in whatever state but void. */
  own: boolean;
  /** Title of the step of that number where an earlier exercise opened it; null for objectives. */
  stepTitle: string | null;
}

/**
 * The finding that a gap belongs to already: its own, or one that still stands and says the same of the same plan step (the
 * title counts, since numbers shift between versions) or of the same recovery objective. An objective of another exercise
 * is another objective.
 */
export function findingFor(gap: ReportGap, known: readonly KnownFinding[]): KnownFinding | null {
  const own = known.find((one) => one.own && one.part === gap.part);
  if (own) return own;
  const { step } = gap;
  const same = (one: KnownFinding): boolean => {
    if (one.own) return false;
    if (step !== null) return one.part.startsWith('step ') && alike(one.stepTitle, step.title);
    return !gap.part.startsWith('objective ') && one.part === gap.part;
  };
  return known.find(same) ?? null;
}

const alike = (one: string | null, other: string): boolean =>
  one !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
