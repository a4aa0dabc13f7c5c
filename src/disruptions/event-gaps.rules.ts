import { missed } from '../exercises/exercise.rules';
import { durationInWords } from '../outsourced-services/objectives.rules';
import type { ControlVerdict } from './reconciliation.rules';
import type { NoticeVerdict } from './notice-clock.rules';

/** What went wrong by the record alone. `part` names it to a finding, which carries the same text. */
export interface EventGap {
  part: string;
  words: string;
}

export interface MeasuredService {
  serviceRef: string;
  serviceName: string;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  mtpdMinutes: number | null;
  achievedRtoMinutes: number | null;
  achievedRtoFromDisruptionMinutes: number | null;
  achievedRpoMinutes: number | null;
}

export interface GapFacts {
  verdict: Pick<NoticeVerdict, 'result' | 'lateByMinutes'>;
  /** Whether the recovery is over, so that what was not achieved was missed. */
  isRecovered: boolean;
  services: readonly MeasuredService[];
  activations: readonly { planRef: string; label: string; wasInForce: boolean }[];
  controls: readonly { control: string; verdict: ControlVerdict | null }[];
}

/** Gaps of a real event, in a fixed order: notice, objectives for each service, plan versions, controls. */
export function eventGaps(facts: GapFacts): EventGap[] {
  return [
    ...noticeGaps(facts.verdict),
    ...(facts.isRecovered ? facts.services.flatMap(objectiveGaps) : []),
    ...facts.activations
      .filter(({ wasInForce }) => !wasInForce)
      .map(({ planRef, label }) => ({
        part: `plan ${planRef}`,
        words: `Version ${label} of ${planRef} was used, but was not in force.`,
      })),
    ...facts.controls
      .filter(({ verdict }) => verdict === 'did_not_operate')
      .map(({ control }) => ({
        part: `control ${control}`.slice(0, 120),
        words: `A key control did not run in recovery mode: ${control}.`,
      })),
  ];
}

function noticeGaps({ result, lateByMinutes }: GapFacts['verdict']): EventGap[] {
  const by = durationInWords(lateByMinutes);
  if (result === 'late') return [{ part: 'notice', words: `Notice was given ${by} late.` }];
  if (result === 'overdue') return [{ part: 'notice', words: `Notice was not given; it is ${by} late.` }];
  return [];
}

function objectiveGaps(one: MeasuredService): EventGap[] {
  const of = `${one.serviceRef} ${one.serviceName}`;
  const said = (minutes: number | null) => (minutes === null ? 'was not measured' : `was ${durationInWords(minutes)}`);
  const gaps: EventGap[] = [];
  if (missed(one.achievedRtoMinutes, one.rtoObjectiveMinutes))
    gaps.push({
      part: `rto ${one.serviceRef}`,
      words: `${of}: recovery time ${said(one.achievedRtoMinutes)}; the objective is ${durationInWords(one.rtoObjectiveMinutes ?? 0)}.`,
    });
  if (missed(one.achievedRpoMinutes, one.rpoObjectiveMinutes))
    gaps.push({
      part: `rpo ${one.serviceRef}`,
      words: `${of}: recovery point ${said(one.achievedRpoMinutes)}; the objective is ${durationInWords(one.rpoObjectiveMinutes ?? 0)}.`,
    });
  const whole = one.achievedRtoFromDisruptionMinutes;
  if (one.mtpdMinutes !== null && whole !== null && whole > one.mtpdMinutes)
    gaps.push({
      part: `mtpd ${one.serviceRef}`,
      words: `${of}: down for ${durationInWords(whole)}, longer than the longest tolerable outage, ${durationInWords(one.mtpdMinutes)}.`,
    });
  return gaps;
}
