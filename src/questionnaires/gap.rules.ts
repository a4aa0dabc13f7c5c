import type { Tier } from '../catalogue/catalogue.rules';
import { truthOf } from './expression-value.rules';
import {
  GAPS,
  type Gap,
  type GapRule,
  type GivenAnswer,
  type Question,
  type Subject,
  type TierGap,
} from './question-types.rules';
import { tableOf, type Judge, type Standpoint } from './question-judge.rules';

export interface GapFound {
  gap: Gap;
  /** In words; empty when there is nothing to say. */
  reason: string;
  /** False when nothing is answered yet, or a rule lacked a fact: then "none" does not mean that all is well. */
  evaluated: boolean;
}
interface Finding {
  gap: TierGap;
  reason: string;
}

const ALL_MAJOR: TierGap = { T1: 'major', T2: 'major', T3: 'major' };
const worse = (a: GapFound, b: GapFound): GapFound => (GAPS.indexOf(b.gap) > GAPS.indexOf(a.gap) ? b : a);

/**
 * How far an answer stays behind what is expected, judged by the most critical service that rests on the subject. "Do not
 * know" is at least a major gap. What is not answered, or lacks a fact, is no gap and no pass: `evaluated` is false.
 */
export function gapIn(judge: Judge, question: Question, subject: Subject): GapFound {
  if (!judge.isVisible(question, subject)) return { gap: 'none', reason: 'Not asked', evaluated: true };
  const given = judge.answerOf(question, subject);
  if (!given) return { gap: 'none', reason: 'Not answered', evaluated: false };
  if (given.notApplicableReason !== null)
    return { gap: 'none', reason: `Not applicable: ${given.notApplicableReason}`, evaluated: true };
  const found = judge.standpointsOf(subject).map((standpoint) => gapAt({ judge, question, given, standpoint }));
  const worst = found.reduce(worse);
  return { ...worst, evaluated: found.every((one) => one.evaluated) };
}

interface Look {
  judge: Judge;
  question: Question;
  given: GivenAnswer;
  standpoint: Standpoint;
}

function gapAt({ judge, question, given, standpoint }: Look): GapFound {
  const sight = judge.sight(standpoint);
  const truths = question.answer.gapRules.map((rule) => ({ rule, truth: truthOf(rule.when, sight) }));
  const hit = truths.filter(({ truth }) => truth === true).map(({ rule }) => ruled(rule));
  const evaluated = given.unknown || given.none || truths.every(({ truth }) => truth !== undefined);
  const tier = judge.tierAt(standpoint);
  const nothing: GapFound = { gap: 'none', reason: evaluated ? '' : 'Not evaluated: a fact is missing', evaluated };
  return [...plainFindings(question, given), ...hit]
    .map((finding) => graded(finding, tier, evaluated))
    .reduce(worse, nothing);
}

const ruled = ({ gap, says }: GapRule): Finding => ({ gap, reason: says });
const graded = ({ gap, reason }: Finding, tier: Tier, evaluated: boolean): GapFound => ({
  gap: gap[tier],
  reason,
  evaluated,
});

/** Gaps that lie in the answer itself: not knowing, a chosen option, an empty table. */
function plainFindings(question: Question, given: GivenAnswer): Finding[] {
  if (given.unknown) return [{ gap: ALL_MAJOR, reason: `Answered "${question.unknownLabel}"` }];
  if (question.answer.type === 'table') return emptyTable(question, given);
  const { value } = given;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (question.answer.options ?? [])
    .filter((option) => chosen.includes(option.value))
    .map(({ label, gap }) => ({ gap, reason: `Answered "${label}"` }));
}

function emptyTable({ answer }: Question, given: GivenAnswer): Finding[] {
  if (given.none && answer.allowNone) return [];
  const filled = (tableOf(given) ?? []).filter(hasContent).length;
  const wanted = Math.max(answer.minRows, 1);
  if (filled >= wanted) return [];
  const reason = filled === 0 ? 'Nothing is listed' : `Only ${filled} of at least ${wanted} are listed`;
  return [{ gap: answer.gapIfEmpty, reason }];
}

const hasContent = (row: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(row).some(([key, cell]) => key !== 'row' && cell !== null && cell !== '');
