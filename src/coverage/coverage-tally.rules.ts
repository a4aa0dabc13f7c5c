import type { Lane, Tier } from '../catalogue/catalogue.rules';
import type { Conclusion, Progress } from '../obligations/obligation-state.rules';
import type { Tallies, Tally } from './coverage-figures.rules';
import { coverageStateOf, type CoverageState } from './coverage.rules';

/** In the order of the numbers that a cell holds them by. */
export const CELL_STATES = [
  'not_started',
  'in_progress',
  'submitted',
  'under_review',
  'met',
  'met_with_exceptions',
  'not_met',
  'not_tested',
  'excepted',
  'not_applicable',
] as const satisfies readonly (Progress | Conclusion)[];

export interface Cell {
  /** Place of the requirement in the period's catalogue, from 1. */
  place: number;
  /** The vendor as a whole, a service, or a service that is ICFR-relevant. */
  subject: 'vendor' | 'service' | 'icfr_service';
  state: (typeof CELL_STATES)[number];
  /** Days from 2000-01-01; 0 for none. What happens on it depends on the state. */
  day: number;
}

const SUBJECTS = ['vendor', 'service', 'icfr_service'] as const;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const MS_PER_DAY = 86_400_000;

export const dayNumber = (day: string): number => Math.round((Date.parse(day) - FIRST_DAY) / MS_PER_DAY);
const known = new Map<number, string>();

/** YYYY-MM-DD; there are few days and many cells, so each is spelled once. */
export function dayOf(number: number): string {
  const spelled = known.get(number) ?? new Date(FIRST_DAY + number * MS_PER_DAY).toISOString().slice(0, 10);
  known.set(number, spelled);
  return spelled;
}

/**
 * One obligation out of a tally. Format, version 1, from the highest of 31 bits: 10 bits `place`, 2 bits `subject`, 4 bits
 * `state` as its index in CELL_STATES, 15 bits `day`: when it is due (not_started, in_progress), was last submitted
 * (submitted, under_review), when its exception ends (excepted); 0 in every other state. Throws RangeError for what no
 * database writes.
 */
export function cellOf(number: number): Cell {
  const state = CELL_STATES[(number >> 15) & 0xf];
  const subject = SUBJECTS[(number >> 19) & 0x3];
  if (number < 0 || !state || !subject) throw new RangeError(`no cell of a tally: ${number}`);
  return { place: number >> 21, subject, state, day: number & 0x7fff };
}

/** Tallies of vendors that are alike in tier and ICFR relevance: commas between cells, semicolons between vendors. */
export interface TallyGroup {
  tier: Tier | null;
  icfr: boolean;
  cells: string;
}

/** What the cells of a period are told by. */
export interface TallyKey {
  /** Ids of the catalogue's requirements in their order. */
  codes: readonly string[];
  laneOf: (requirementCode: string, icfr: boolean) => Lane;
  /** YYYY-MM-DD. */
  today: string;
}

interface Kind {
  requirementCode: string;
  lane: Lane;
  state: CoverageState;
  /** Day on which what waits for a reviewer was last submitted, YYYY-MM-DD; null when nothing waits. */
  since: string | null;
  count: number;
}

type Late = Map<Lane, { vendors: number; last: number }>;
export type CountedTallies = Omit<Tallies, 'tested'>;

/** What figures of several groups make together. */
export const together = (parts: readonly CountedTallies[]): CountedTallies => ({
  counted: parts.flatMap(({ counted }) => counted),
  waiting: parts.flatMap(({ waiting }) => waiting),
  overdue: parts.flatMap(({ overdue }) => overdue),
});

/**
 * The figures of vendors that are alike out of their tallies. Cells that are alike are decoded once, by the same rule that
 * says how a single obligation is shown; after that each is only counted.
 */
export function figuresOfGroup({ tier, icfr, cells }: TallyGroup, key: TallyKey): CountedTallies {
  const shownOf = shownOnce(key.today);
  const late: Late = new Map();
  const kinds = [...kindsIn(cells, late, (number) => kindOf(cellOf(number), icfr, { ...key, shownOf })).values()];
  return {
    counted: tallied(kinds, tier),
    waiting: kinds.flatMap(({ lane, since, count }) => (since === null ? [] : [{ tier, lane, count, oldest: since }])),
    overdue: [...late].map(([lane, { vendors }]) => ({ tier, lane, vendors })),
  };
}

/** What differs in its day alone counts together. */
function tallied(kinds: readonly Kind[], tier: Tier | null): Tally[] {
  const known = new Map<string, Tally>();
  for (const { lane, requirementCode, state, count } of kinds) {
    const key = `${requirementCode} ${lane} ${state}`;
    const before = known.get(key);
    if (before) before.count += count;
    else known.set(key, { tier, lane, requirementCode, state, count });
  }
  return [...known.values()];
}

const COMMA = 44;
const SEMICOLON = 59;
const ZERO = 48;

/** Reads the text once, character by character: it holds some hundred thousand numbers. */
function kindsIn(text: string, late: Late, decode: (number: number) => Kind): Map<number, Kind> {
  const kinds = new Map<number, Kind>();
  let [number, vendor] = [0, 0];
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SEMICOLON;
    if (code !== COMMA && code !== SEMICOLON) {
      number = number * 10 + code - ZERO;
      continue;
    }
    let kind = kinds.get(number);
    if (!kind) kinds.set(number, (kind = decode(number)));
    kind.count += 1;
    if (kind.state === 'overdue') countLate(late, kind.lane, vendor);
    number = 0;
    if (code === SEMICOLON) vendor += 1;
  }
  return kinds;
}

function countLate(late: Late, lane: Lane, vendor: number): void {
  const own = late.get(lane);
  if (!own) late.set(lane, { vendors: 1, last: vendor });
  else if (own.last !== vendor) {
    own.vendors += 1;
    own.last = vendor;
  }
}

type Shown = Pick<Kind, 'state' | 'since'>;

/** How cells of a state and a day are shown. They are few; the requirements and subjects that have them are many. */
function shownOnce(today: string): (cell: Cell) => Shown {
  const known = new Map<string, Shown>();
  return (cell) => {
    const key = `${cell.state} ${cell.day}`;
    const before = known.get(key);
    if (before) return before;
    const shown = shownOf(cell, today);
    known.set(key, shown);
    return shown;
  };
}

function shownOf({ state, day }: Cell, today: string): Shown {
  const on = day > 0 ? dayOf(day) : null;
  const waits = state === 'submitted' || state === 'under_review';
  const shown = coverageStateOf({ ...partsOf(state), dueOn: on ?? today, exceptionUntil: on, today });
  return { state: shown.state, since: waits ? on : null };
}

interface KindKey extends TallyKey {
  shownOf: (cell: Cell) => Shown;
}

function kindOf(cell: Cell, vendorIcfr: boolean, key: KindKey): Kind {
  const requirementCode = key.codes[cell.place - 1] ?? '';
  const icfr = cell.subject === 'vendor' ? vendorIcfr : cell.subject === 'icfr_service';
  return { requirementCode, lane: key.laneOf(requirementCode, icfr), ...key.shownOf(cell), count: 0 };
}

/** What was submitted has no due day in its cell, and needs none: nobody waits for it any more. */
function partsOf(state: Cell['state']): { progress: Progress; conclusion: Conclusion | null } {
  if (state === 'not_started' || state === 'in_progress' || state === 'submitted')
    return { progress: state, conclusion: null };
  return { progress: 'submitted', conclusion: state };
}
