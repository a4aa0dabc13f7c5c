import { afterActionReport, exerciseResult, systemLog, type ToldExercise } from './documents/exercise-papers';
import type { DemoFile } from './documents/paper';
import { pdfOf } from './documents/pdf-paper';
import { riskAssessment, trainingRoster } from './documents/people-papers';
import { recoveryPlan } from './documents/plan-papers';
import { OSPREY_MISS_STEPS } from './osprey-steps';
import { bringAll } from './packages';
import type { ToldPlan } from './plan-desk';
import { OSPREY_RETEST } from './told-exercises';
import type { VendorDesk } from './vendor-desk';

export const PLAN: ToldPlan = {
  ...{ kind: 'DR', title: 'Zone evacuation plan', label: '2.1', fileName: 'OHV zone evacuation plan 2.1.pdf' },
  ...{ steps: OSPREY_MISS_STEPS, emphasis: 'redundancy', reviewDueOn: '2027-03-31' },
  changeSummary: 'Zone C takes part; presence store is promoted before trunks move.',
};

/** Due again because a new plan version replaced the one in force. */
export const AFTER_NEW_PLAN = ['PLN-02@plan_superseded', 'PPL-01@plan_superseded'];

export async function bringForNewPlan(desk: VendorDesk): Promise<void> {
  desk.forgetSchedule();
  await desk.bringAgain(PLAN.fileName, ['PLN-02@plan_superseded']);
  const filing = {
    title: 'Training roster 2026',
    kind: 'EV-TRN',
    madeOn: '2026-03-27',
    for: ['PPL-01@plan_superseded'],
  };
  await desk.bring(trainingRoster(desk.cast, 2026), filing);
}

export const logOf = (told: ToldExercise) => `ohv-routing-log-${told.occurredAt.slice(0, 10)}.csv`;

const DRAWN_UP: Record<string, string> = { '2.1': '2026-04-06', '2.2': '2026-10-02' };

function paperOf(desk: VendorDesk, { title, label, changeSummary, steps, fileName }: ToldPlan): Promise<DemoFile> {
  const date = DRAWN_UP[label] ?? '';
  const writing = { title, number: 'RE-200', date, version: label };
  return pdfOf(recoveryPlan(desk.cast, { ...writing, changes: [[label, date, changeSummary]] }, steps), fileName);
}

/** What the tests of June and September taught. */
export const NEXT_PLAN: ToldPlan = {
  ...{ ...PLAN, label: '2.2', fileName: 'OHV zone evacuation plan 2.2.pdf' },
  changeSummary: 'Trunk addresses come from the inventory; zone C votes; the reservation is locked by policy.',
};

export async function bringNextPlan(desk: VendorDesk): Promise<void> {
  const filing = { madeOn: '2026-10-02', title: 'Zone evacuation plan 2.2', kind: 'EV-DRP', for: [] };
  await desk.bring(await paperOf(desk, NEXT_PLAN), filing);
}

export async function bringPlan(desk: VendorDesk): Promise<void> {
  const { cast } = desk;
  await bringAll(desk, [
    [paperOf(desk, PLAN), { madeOn: '2026-04-06', title: 'Zone evacuation plan 2.1', kind: 'EV-DRP', for: ['PLN-02'] }],
    [
      pdfOf(riskAssessment(cast, '2026-03-30'), 'OHV risk assessment.pdf'),
      { madeOn: '2026-03-30', title: 'Continuity risk assessment', kind: 'EV-RISK', for: ['PLN-03'] },
    ],
  ]);
}

/** A Windows program under the name of a report: refused by its first bytes, and the refusal is kept. */
export async function bringProgram(desk: VendorDesk): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510)]);
  const file = { fileName: 'OHV routing report.pdf', type: 'application/pdf', bytes };
  await desk.bringInVain(file, { title: 'Routing report', kind: 'EV-LOG', madeOn: '2026-06-22', for: ['TST-02'] });
}

/** Result, log and report of one test; those of the retest go to what arose from it. */
export async function bringTest(desk: VendorDesk, told: ToldExercise, madeOn: string): Promise<void> {
  const again = told === OSPREY_RETEST ? '#2' : '';
  const day = told.occurredAt.slice(0, 10);
  const both = ['TST-02', `TST-05@exercise${again}`];
  const report = afterActionReport(desk.cast, told, { number: `RE-21${again === '' ? 1 : 2}`, date: madeOn });
  await bringAll(desk, [
    [
      pdfOf(exerciseResult(desk.cast, told, `RE-20${again === '' ? 1 : 2}`), `OHV exercise result ${day}.pdf`),
      { madeOn, kind: 'EV-EXR', title: `Result of ${day}`, for: both },
    ],
    [
      systemLog(told, logOf(told)),
      { madeOn: day, kind: 'EV-LOG', title: `Routing log of ${day}`, sourceKind: 'system', for: both },
    ],
    [
      pdfOf(report, `OHV after-action report ${day}.pdf`),
      { madeOn, kind: 'EV-AAR', title: `After-action report of ${day}`, for: [`TST-06@exercise${again}`] },
    ],
  ]);
}
