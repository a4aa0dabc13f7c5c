import type { Refusal } from '../../foundation/refusal';
import { durationInWords } from '../objectives.rules';
import {
  BAND_STARTS_AT,
  BAND_WORDS,
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
  UNACCEPTABLE,
  type ImpactBand,
  type ImpactCategory,
  type Score,
} from './impact-words.rules';
import { IMPACT_GUIDE } from './impact-anchors.rules';

export type Scored = Pick<Score, 'category' | 'band' | 'score'>;

/**
 * The longest tolerable outage (MTPD) in whole minutes: the start of the first band in which any category reaches 4;
 * null when none ever does. Zero means that harm is unacceptable at once.
 */
export function mtpdOf(scores: readonly Scored[]): number | null {
  const starts = scores.filter(({ score }) => score >= UNACCEPTABLE).map(({ band }) => BAND_STARTS_AT[band]);
  return starts.length === 0 ? null : Math.min(...starts);
}

/** The categories that reach 4 where the MTPD begins, in the order of the guide. */
export function categoriesThatDecide(scores: readonly Scored[]): ImpactCategory[] {
  const mtpd = mtpdOf(scores);
  const deciding = scores.filter((one) => one.score >= UNACCEPTABLE && BAND_STARTS_AT[one.band] === mtpd);
  return IMPACT_CATEGORIES.filter((category) => deciding.some((one) => one.category === category));
}

/** The highest score of all; null without scores. */
export function highestOf(scores: readonly Scored[]): number | null {
  return scores.length === 0 ? null : Math.max(...scores.map(({ score }) => score));
}

export const cellOf = ({ category, band }: { category: string; band: string }): string => `${category}/${band}`;

export interface Fall {
  category: ImpactCategory;
  band: ImpactBand;
  from: number;
  to: number;
  /** Why harm falls; empty when nobody said. */
  note: string;
}

/** Harm that is smaller in a band than in the band before it that has a score. */
export function fallsIn(scores: readonly Score[]): Fall[] {
  const byCell = new Map(scores.map((one) => [cellOf(one), one]));
  return IMPACT_CATEGORIES.flatMap((category) => {
    const row = IMPACT_BANDS.flatMap((band) => byCell.get(cellOf({ category, band })) ?? []);
    return row.flatMap(({ band, score, note }, at): Fall[] => {
      const before = row[at - 1];
      return before && score < before.score
        ? [{ category, band, from: before.score, to: score, note: note.trim() }]
        : [];
    });
  });
}

export type ImpactRefusal = 'score_missing' | 'fall_not_explained';

/** What keeps the scores from being proposed: a cell without a score, or harm that falls over time without a word why. */
export function refusalsToPropose(scores: readonly Score[]): Refusal<ImpactRefusal>[] {
  return [...missingScores(scores), ...unexplainedFalls(scores)];
}

function missingScores(scores: readonly Score[]): Refusal<ImpactRefusal>[] {
  const given = new Set(scores.map(cellOf));
  return IMPACT_CATEGORIES.flatMap((category) => {
    const missing = IMPACT_BANDS.filter((band) => !given.has(cellOf({ category, band })));
    return missing.map((band) => ({
      code: 'score_missing' as const,
      pointer: `/scores/${cellOf({ category, band })}`,
      reason: `${IMPACT_GUIDE[category].label} has no score for “${BAND_WORDS[band]}”. Zero is a score.`,
    }));
  });
}

function unexplainedFalls(scores: readonly Score[]): Refusal<ImpactRefusal>[] {
  return fallsIn(scores)
    .filter(({ note }) => note === '')
    .map((fall) => ({
      code: 'fall_not_explained',
      pointer: `/scores/${cellOf(fall)}`,
      reason: `${IMPACT_GUIDE[fall.category].label} falls from ${fall.from} to ${fall.to} at “${BAND_WORDS[fall.band]}”. Harm does not fall over time by itself: say why, or correct the score.`,
    }));
}

/** A longest tolerable outage in words; null is "never unacceptable". */
export function mtpdInWords(minutes: number | null): string {
  if (minutes === null) return 'never reached';
  return minutes === 0 ? 'at once (0 min)' : durationInWords(minutes);
}
