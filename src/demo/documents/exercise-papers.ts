import type { ToldStep } from '../told-steps';
import type { VendorCast } from '../vendor-cast';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import { after, clockTime, hours, type Block, type DemoFile, type Paper } from './paper';
import { csvOf, textOf } from './plain-files';

/** What both the papers and the portal's fields say of an exercise. Times are ISO 8601 UTC. */
export interface ToldExercise {
  title: string;
  kind: string;
  planLabel: string;
  scenario: string;
  scopeLimits: string;
  occurredAt: string;
  /** Minutes after the disruption. */
  detectedMinute: number;
  declaredMinute: number;
  restoredMinute: number;
  verifiedMinute: number;
  normalMinute: number;
  /** Minutes before the disruption; null where no data were at stake. */
  lostMinutes: number | null;
  rtoObjectiveMinutes: number;
  rpoObjectiveMinutes: number;
  evaluator: string;
  steps: ToldStep[];
  objectives: { text: string; rating: 'P' | 'S' | 'M' | 'U'; note: string; measures?: 'rto' | 'rpo' }[];
  strengths: string[];
  improvements: [observation: string, cause: string, action: string][];
}

const OUTCOME = { pass: 'Pass', pass_with_issue: 'Pass with issue', fail: 'Fail' };

/** EV-EXR: outcome and times of every step, achieved times against objectives. */
export function exerciseResult(vendor: VendorCast, told: ToldExercise, number: string): Paper {
  const date = told.occurredAt.slice(0, 10);
  return letter(vendor, { title: `Exercise result: ${told.title}`, number, date }, [
    prose(`Kind: ${told.kind}. Plan: version ${told.planLabel}. Evaluator: ${told.evaluator}.`),
    prose(told.scenario),
    heading('Achieved against objective'),
    achieved(told),
    heading('Clock'),
    clock(told),
    heading('Steps'),
    stepResults(told),
    heading('Limits'),
    prose(told.scopeLimits),
    signedBy(vendor.contributor, date),
  ]);
}

function achieved(told: ToldExercise): Block {
  const rows = [
    [
      'Recovery time',
      hours(told.rtoObjectiveMinutes),
      hours(told.verifiedMinute),
      'from the disruption to verified service',
    ],
  ];
  if (told.lostMinutes !== null)
    rows.push([
      'Recovery point',
      hours(told.rpoObjectiveMinutes),
      hours(told.lostMinutes),
      'age of the last recovered transaction',
    ]);
  return table(['Measure', 'Objective', 'Achieved', 'How it was measured'], rows, [2, 1, 1, 4]);
}

function clock(told: ToldExercise): Block {
  const at = (minute: number) => after(told.occurredAt, minute).slice(0, 16).replace('T', ' ');
  return table(
    ['Event', 'Time (UTC)', 'After'],
    [
      ['Disruption', at(0), hours(0)],
      ['Detected', at(told.detectedMinute), hours(told.detectedMinute)],
      ['Declared', at(told.declaredMinute), hours(told.declaredMinute)],
      ['Restored', at(told.restoredMinute), hours(told.restoredMinute)],
      ['Verified', at(told.verifiedMinute), hours(told.verifiedMinute)],
      ['Returned to normal', at(told.normalMinute), hours(told.normalMinute)],
    ],
  );
}

function stepResults(told: ToldExercise): Block {
  const rows = told.steps.map((step) => [
    String(step.number),
    step.title,
    step.owner,
    clockTime(after(told.occurredAt, step.startMinute)),
    clockTime(after(told.occurredAt, step.finishMinute)),
    hours(step.finishMinute),
    step.note === '' ? OUTCOME[step.outcome] : `${OUTCOME[step.outcome]}: ${step.note}`,
  ]);
  return table(['No.', 'Step', 'Owner', 'Start', 'End', 'After', 'Outcome'], rows, [0.6, 3, 2, 1.2, 1.2, 0.8, 3]);
}

/** EV-AAR: objectives with ratings, what went well, what is to change. */
export function afterActionReport(
  vendor: VendorCast,
  told: ToldExercise,
  issue: { number: string; date: string },
): Paper {
  const changed = told.steps.filter((step) => step.outcome !== 'pass');
  return letter(vendor, { title: `After-action report: ${told.title}`, ...issue }, [
    heading('Overview'),
    prose(
      told.scenario,
      `Recovered and verified in ${hours(told.verifiedMinute)} h; objective ${hours(told.rtoObjectiveMinutes)} h.`,
    ),
    ...rated(told),
    heading('Strengths'),
    list(...told.strengths),
    heading('Areas for improvement'),
    table(['Observation', 'Cause', 'Action'], told.improvements, [3, 3, 3]),
    heading('Steps to change'),
    list(
      ...(changed.length > 0
        ? changed.map((s) => `Step ${s.number}, ${s.title}: ${s.note}`)
        : ['None; all steps are kept.']),
    ),
    signedBy(vendor.contributor, issue.date),
    signedBy(vendor.attestor, issue.date),
  ]);
}

function rated(told: ToldExercise): Block[] {
  const rows = told.objectives.map((o) => [o.text, o.rating, o.note]);
  return [
    heading('Objectives'),
    table(['Objective', 'Rating', 'Why'], rows, [3, 0.8, 4]),
    prose(
      'P: performed without challenges. S: with some challenges. M: with major challenges. U: unable to be performed.',
    ),
  ];
}

/** EV-LOG: what the systems wrote while it happened. */
export function systemLog(told: ToldExercise, fileName: string): DemoFile {
  const head = ['time_utc', 'source', 'level', 'message'];
  const rows = told.steps.flatMap((step) => {
    const source = (step.systemName ?? 'bridge').toLowerCase().replaceAll(' ', '-');
    const level = step.outcome === 'pass' ? 'INFO' : 'WARN';
    const finished = `step ${step.number} finished: ${step.title}${step.note === '' ? '' : ` (${step.note})`}`;
    return [
      [after(told.occurredAt, step.startMinute), source, 'INFO', `step ${step.number} started: ${step.title}`],
      [after(told.occurredAt, step.finishMinute), source, level, finished],
    ];
  });
  const start = [told.occurredAt, 'exercise-control', 'WARN', `inject 1: ${told.scenario}`];
  const sorted = [start, ...rows].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  return csvOf(fileName, [head, ...sorted]);
}

/** EV-LOG: calls offered and answered in each quarter of an hour around the exercise. */
export function telephonyLog(told: ToldExercise, fileName: string): DemoFile {
  const head = ['interval_utc', 'site', 'offered', 'answered', 'abandoned', 'service_level_pct'];
  const rows = Array.from({ length: 16 }, (_, i) => {
    const minute = i * 15;
    const out = minute < told.verifiedMinute;
    const offered = 84 + ((i * 17) % 23);
    const answered = out ? Math.round(offered * 0.62) : offered - 2;
    const site = out ? 'overflow' : 'second site';
    return [
      after(told.occurredAt, minute),
      site,
      offered,
      answered,
      offered - answered,
      Math.round((answered / offered) * 100),
    ];
  });
  return csvOf(fileName, [head, ...rows]);
}

/** EV-LOG: what was changed after the exercise, as plain text. */
export function changeLog(told: ToldExercise, fileName: string): DemoFile {
  const lines = told.improvements.map(
    ([observation, , action], i) => `CHG-${4100 + i}  ${observation}\n          -> ${action}`,
  );
  return textOf(fileName, [`Changes after: ${told.title}, ${told.occurredAt.slice(0, 10)}`, '', ...lines]);
}
