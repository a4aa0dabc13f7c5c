import type { Refusal } from '../../foundation/refusal';
import { sha256Hex } from '../../foundation/ids';

export const SAMPLE_METHODS = ['random', 'all', 'judgement'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

export const SAMPLE_PURPOSES = ['management_testing', 'audit_request'] as const;
export type SamplePurpose = (typeof SAMPLE_PURPOSES)[number];

/**
 * How a random sample is drawn, version 1. Every item of the population has a rank: the lower-case hex SHA-256 of the
 * UTF-8 text `<seed>:<digest of the population's file>:<item number>`. The items are taken in the order of their ranks,
 * lowest first; a replacement is the next one in that order. Anybody can draw the same sample again with `sha256sum`.
 */
export const RANDOM_ALGORITHM = 'holdfast-sha256-rank/1';

export function rankOf(seed: string, populationSha256: string, number: number): string {
  return sha256Hex(`${seed}:${populationSha256}:${number}`);
}

/** Item numbers 1 to `count`, in the order in which a random sample takes them. */
export function randomOrder(seed: string, populationSha256: string, count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
    .map((number) => ({ number, rank: rankOf(seed, populationSha256, number) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ number }) => number);
}

export const REPLACEMENT_RULES: Record<SampleMethod, string> = {
  random:
    'An item that cannot be tested is replaced by the next one in the order of the draw, with the reason on record.',
  all: 'Every item is in the sample. None is replaced.',
  judgement: 'An item that cannot be tested is replaced by another one of the population, chosen with a reason.',
};

export type SampleRefusal =
  | 'empty-population'
  | 'size-missing'
  | 'larger-than-population'
  | 'items-missing'
  | 'unknown-item'
  | 'reason-missing'
  | 'not-in-sample'
  | 'replaced-already'
  | 'in-sample-already'
  | 'nothing-left'
  | 'all-items';

export interface PickFacts {
  method: SampleMethod;
  /** Rows of the population. */
  count: number;
  size: number | null;
  items: readonly number[];
  reason: string;
}

/** What keeps a sample from being picked so. */
export function refusalToPick(facts: PickFacts): Refusal<SampleRefusal> | null {
  if (facts.count === 0)
    return { code: 'empty-population', reason: 'The population has no items.', pointer: '/populationId' };
  if (facts.method === 'random') return refusalOfSize(facts);
  return facts.method === 'judgement' ? refusalOfJudgement(facts) : null;
}

function refusalOfSize({ size, count }: PickFacts): Refusal<SampleRefusal> | null {
  if (size === null) return { code: 'size-missing', reason: 'Say how many items to draw.', pointer: '/size' };
  if (size <= count) return null;
  return { code: 'larger-than-population', reason: `The population has ${count} items.`, pointer: '/size' };
}

function refusalOfJudgement({ items, reason, count }: PickFacts): Refusal<SampleRefusal> | null {
  if (items.length === 0) return { code: 'items-missing', reason: 'Name the items.', pointer: '/items' };
  const unknown = items.findIndex((number) => number < 1 || number > count);
  if (unknown >= 0)
    return {
      code: 'unknown-item',
      reason: `The population has the items 1 to ${count}.`,
      pointer: `/items/${unknown}`,
    };
  if (reason.trim() !== '') return null;
  return { code: 'reason-missing', reason: 'Say why these items were chosen.', pointer: '/reason' };
}

/** The item numbers of a sample, in the order of picking. */
export function pickedItems(facts: PickFacts & { seed: string; populationSha256: string }): number[] {
  if (facts.method === 'all') return Array.from({ length: facts.count }, (_, at) => at + 1);
  if (facts.method === 'judgement') return [...new Set(facts.items)];
  return randomOrder(facts.seed, facts.populationSha256, facts.count).slice(0, facts.size ?? 0);
}

export interface ReplacementFacts {
  method: SampleMethod;
  count: number;
  seed: string | null;
  populationSha256: string;
  /** Every item that was ever picked, the replaced ones too. */
  picked: readonly number[];
  replaced: readonly number[];
  out: number;
  /** Chosen by the person; only where the method is judgement. */
  wanted: number | null;
}

/** The item that takes the place of `out`, or why none does. */
export function replacementOf(facts: ReplacementFacts): { number: number } | { refusal: Refusal<SampleRefusal> } {
  const refusal = refusalToReplace(facts);
  if (refusal) return { refusal };
  if (facts.method === 'judgement') return { number: facts.wanted ?? 0 };
  const order = randomOrder(facts.seed ?? '', facts.populationSha256, facts.count);
  const next = order.find((number) => !facts.picked.includes(number));
  if (next !== undefined) return { number: next };
  return { refusal: { code: 'nothing-left', reason: 'Every item of the population is in the sample already.' } };
}

function refusalToReplace(facts: ReplacementFacts): Refusal<SampleRefusal> | null {
  const { method, picked, replaced, out } = facts;
  if (method === 'all') return { code: 'all-items', reason: REPLACEMENT_RULES.all };
  if (!picked.includes(out))
    return { code: 'not-in-sample', reason: `Item ${out} is not in this sample.`, pointer: '/item' };
  if (replaced.includes(out))
    return { code: 'replaced-already', reason: `Item ${out} was replaced already.`, pointer: '/item' };
  return method === 'judgement' ? refusalOfWanted(facts) : null;
}

function refusalOfWanted({ wanted, count, picked }: ReplacementFacts): Refusal<SampleRefusal> | null {
  if (wanted === null || wanted < 1 || wanted > count)
    return { code: 'unknown-item', reason: `Name one of the items 1 to ${count}.`, pointer: '/by' };
  if (!picked.includes(wanted)) return null;
  return { code: 'in-sample-already', reason: `Item ${wanted} is or was in this sample.`, pointer: '/by' };
}
