import { afterActionReport, changeLog, exerciseResult, systemLog } from './documents/exercise-papers';
import { delegationOfAuthority } from './documents/governance-papers';
import { heading, letter, prose, signedBy, table } from './documents/letterhead';
import type { Paper } from './documents/paper';
import { pdfOf } from './documents/pdf-paper';
import { riskAssessment } from './documents/people-papers';
import { recoveryPlan } from './documents/plan-papers';
import { textOf } from './documents/plain-files';
import { carrierDiversity } from './documents/technology-papers';
import { FENWICK_STEPS, FENWICK_STORM } from './fenwick-storm';
import { bringAll } from './packages';
import type { ToldPlan } from './plan-desk';
import type { VendorCast } from './vendor-cast';
import type { VendorDesk } from './vendor-desk';

export const OVERFLOW_PLAN: ToldPlan = {
  ...{ kind: 'DR', title: 'Emergency overflow recovery plan', label: '2.3', fileName: 'FRE overflow plan 2.3.pdf' },
  ...{ steps: FENWICK_STEPS, emphasis: 'availability', reviewDueOn: '2027-01-15' },
  changeSummary: 'Text relay moves to Fargo together with the calls.',
};

/** What the storm taught. */
export const NEXT_OVERFLOW_PLAN: ToldPlan = {
  ...{ ...OVERFLOW_PLAN, label: '2.4', fileName: 'FRE overflow plan 2.4.pdf' },
  changeSummary: 'The generator starts with a heated fuel line; certificates of the relay are checked at declaration.',
};

export const STORM_DUTY_LOG = 'fre-duty-log-2026-01-26.csv';
export const GRID_NOTICE = 'fre-grid-operator-notice.txt';
export const STORM_CHANGES = 'fre-changes-after-storm.txt';
export const DELEGATION = 'FRE delegation of authority.pdf';
export const CIRCUITS = 'FRE circuit statement.pdf';

export async function bringOverflowPlan(desk: VendorDesk, told: ToldPlan, date: string): Promise<void> {
  const { title, label, changeSummary, fileName, steps } = told;
  const writing = { title, number: 'ER-210', date, version: label };
  const paper = recoveryPlan(desk.cast, { ...writing, changes: [[label, date, changeSummary]] }, steps);
  const wanted = told === OVERFLOW_PLAN ? ['PLN-02'] : [];
  await desk.bring(await pdfOf(paper, fileName), {
    ...{ madeOn: date, title: `${title} ${label}`, kind: 'EV-DRP', for: wanted },
  });
}

export async function bringFirstFiles(desk: VendorDesk): Promise<void> {
  const { cast } = desk;
  await bringAll(desk, [
    [
      pdfOf(delegationOfAuthority(cast, '2026-01-12'), DELEGATION),
      { madeOn: '2026-01-12', title: 'Delegation of authority', kind: 'EV-ORG', for: ['GOV-02@year'] },
    ],
    [
      pdfOf(riskAssessment(cast, '2026-01-14'), 'FRE risk assessment.pdf'),
      { madeOn: '2026-01-14', title: 'Continuity risk assessment', kind: 'EV-RISK', for: ['PLN-03'] },
    ],
  ]);
}

/** What is left of the day: the duty log, the grid operator's own notice, and later the result and the report. */
export async function bringStormFiles(desk: VendorDesk): Promise<void> {
  const both = ['TST-02', 'TST-05@disruption_recovered'];
  const notice = textOf(GRID_NOTICE, [
    'Eastern grid: feeders BNG-2 and BNG-3 out from 04:14 to 10:12 local time on 26 January 2026, ice on spans 14 to 31.',
    'Restoration confirmed at 10:42 local time.',
  ]);
  const day = { madeOn: '2026-01-27' };
  await bringAll(desk, [
    [
      systemLog(FENWICK_STORM, STORM_DUTY_LOG),
      { madeOn: '2026-01-26', title: 'Duty log of the storm', kind: 'EV-LOG', sourceKind: 'system', for: both },
    ],
    [
      pdfOf(exerciseResult(desk.cast, FENWICK_STORM, 'ER-261'), 'FRE event result 2026-01-26.pdf'),
      { ...day, title: 'Result of the storm, step by step', kind: 'EV-EXR', for: both },
    ],
  ]);
  const filing = { ...day, title: 'Notice of the grid operator', kind: 'EV-INC', for: [] };
  await desk.bring(notice, { ...filing, sourceKind: 'third_party', sourceParty: 'Eastern grid operator' });
}

export async function bringStormReport(desk: VendorDesk): Promise<void> {
  const report = afterActionReport(desk.cast, FENWICK_STORM, { number: 'ER-262', date: '2026-02-12' });
  const made = { madeOn: '2026-02-12' };
  await bringAll(desk, [
    [
      pdfOf(report, 'FRE after-action report of the storm.pdf'),
      { ...made, title: 'After-action report', kind: 'EV-AAR', for: ['TST-06@disruption_recovered'] },
    ],
    [
      changeLog(FENWICK_STORM, STORM_CHANGES),
      { ...made, title: 'Changes after the storm', kind: 'EV-CAPA', for: ['IMP-01@Q1'] },
    ],
  ]);
}

/** SEC-EMS-01: what the carriers state, and the yearly certification with its alternative measure. */
export async function bringReliability(desk: VendorDesk, alternative: string): Promise<void> {
  const { cast } = desk;
  const circuits = [
    { name: 'FRE-B1', carrier: 'Penobscot Fiber', entrance: 'Hammond Street', duct: 'H-22' },
    { name: 'FRE-B2', carrier: 'Kenduskeag Radio', entrance: 'Roof mast, licensed radio path', duct: 'none' },
  ];
  await bringAll(desk, [
    [
      pdfOf(carrierDiversity(cast, '2026-09-01', circuits), CIRCUITS),
      {
        ...{ madeOn: '2026-09-01', title: 'Statement of both carriers', kind: 'EV-TEL', for: ['SEC-EMS-01'] },
        ...{ sourceKind: 'third_party', sourceParty: 'Penobscot Fiber, LLC' },
      },
    ],
    [
      pdfOf(certification(cast, alternative), 'FRE reliability certification 2026.pdf'),
      { madeOn: '2026-09-03', title: 'Reliability certification 2026', kind: 'EV-ATT', for: ['SEC-EMS-01'] },
    ],
  ]);
}

function certification(cast: VendorCast, alternative: string): Paper {
  return letter(cast, { title: 'Reliability certification 2026', number: 'ER-300', date: '2026-09-03' }, [
    heading('Three areas'),
    table(
      ['Area', 'Standing'],
      [
        ['Circuit diversity', 'Alternative measure, see below'],
        ['Backup power', 'As the rule has it: 24 hours at full load, tested under load on 14 May 2026'],
        ['Network monitoring', 'As the rule has it: two aggregation points, alarms in two places'],
      ],
      [1, 3],
    ),
    heading('Alternative measure'),
    prose(alternative),
    signedBy(cast.attestor, '2026-09-03'),
  ]);
}
