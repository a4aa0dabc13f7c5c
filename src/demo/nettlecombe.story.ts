import { tracked } from './after-report';
import { AttestationDesk } from './attestation-desk';
import {
  afterActionReport,
  changeLog,
  exerciseResult,
  systemLog,
  type ToldExercise,
} from './documents/exercise-papers';
import { pdfOf } from './documents/pdf-paper';
import { recoveryPlan } from './documents/plan-papers';
import { ExerciseDesk } from './exercise-desk';
import type { Known } from './last-year.story';
import { keyRenewed } from './nettlecombe-repair';
import { NETTLECOMBE_STEPS } from './nettlecombe-steps';
import { bringAll, bringGovernance, bringYearlyDrill, GOVERNANCE } from './packages';
import type { PlanDesk, ToldPlan } from './plan-desk';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import { NETTLECOMBE_IN_ERROR, NETTLECOMBE_TABLETOP } from './told-exercises';
import type { VendorDesk } from './vendor-desk';

const plan = (label: string, changeSummary: string): ToldPlan => ({
  ...{ kind: 'COOP', title: 'Light continuity plan', label, fileName: `NTL light plan ${label}.pdf`, changeSummary },
  ...{ steps: NETTLECOMBE_STEPS, emphasis: 'recovery', reviewDueOn: '2027-05-31' },
});
const FIRST = plan('1.0', 'First plan.');
const THIRD = plan('1.2', 'The custodian’s calendar renews the key of the partner printer.');
const SECOND = plan('1.1', 'Partner printer changed; its key is exchanged each year.');

/** T3: a light plan and a tabletop. In June the old plan was on the table by mistake; in August the right one. */
export function nettlecombe({ desk, plan: plans }: Known): Scene[] {
  const old = { versionId: '' };
  const wrong = new ExerciseDesk(desk, NETTLECOMBE_IN_ERROR);
  return [
    ...[...planned(desk, plans, old), ...inError(desk, { old, wrong }), ...repeated(desk, plans)],
    ...keyRenewed(desk, wrong),
    ...tracked(desk, { day: '2026-06-23', actions: ['Renewal of the partner’s key in the calendar'] }),
    scene('2026-09-14T14:00:00Z', 'Nettlecombe: plan 1.2', async () => {
      await bringPlan(desk, THIRD, '2026-09-10');
      await plans.write(THIRD);
      await new RegistrantDesk(desk).schedule();
    }),
    ...submitted(desk, {
      ...{ day: '2026-09-14', note: 'Light plan 1.2, after two tabletops.' },
      wanted: ['PLN-04@exercise_closed', 'PLN-04@exercise_closed#2'],
      judgement: { summary: 'The key’s renewal has an owner and a date in the plan.' },
    }),
  ];
}

function planned(desk: VendorDesk, plans: PlanDesk, old: { versionId: string }): Scene[] {
  const attestation = new AttestationDesk(desk);
  return [
    scene('2026-03-25T14:00:00Z', 'Nettlecombe: programme', async () => {
      await bringGovernance(desk, '2026-03-20', []);
      await bringYearlyDrill(desk, '2026-03-18');
      await attestation.verifyAuthority('NTL delegation of authority.pdf');
    }),
    scene('2026-03-26T14:00:00Z', 'Nettlecombe: plan 1.0', async () => {
      await bringPlan(desk, FIRST, '2026-03-20');
      await plans.write(FIRST);
      old.versionId = plans.versionId;
    }),
    ...submitted(desk, {
      ...{ day: '2026-03-30', wanted: [...GOVERNANCE, 'PLN-05@year', 'PLN-06'], note: 'Programme and light plan 1.0.' },
      judgement: { summary: 'Enough for a standard service.' },
    }),
    scene('2026-05-20T14:00:00Z', 'Nettlecombe: plan 1.1', async () => {
      await bringPlan(desk, SECOND, '2026-05-18');
      await plans.write(SECOND);
    }),
    ...submitted(desk, {
      ...{ day: '2026-05-26', wanted: ['PLN-04'], note: 'Light plan 1.1 replaces 1.0.' },
      judgement: { summary: 'The new partner printer is named; version 1.0 ends.' },
    }),
  ];
}

function inError(desk: VendorDesk, those: { old: { versionId: string }; wrong: ExerciseDesk }): Scene[] {
  const { old, wrong } = those;
  return [
    scene('2026-05-13T14:00:00Z', 'Nettlecombe: tabletop planned', () => wrong.plan(old.versionId)),
    scene('2026-06-10T13:45:00Z', 'Nettlecombe: the old plan on the table', () => wrong.start()),
    scene('2026-06-11T15:00:00Z', 'Nettlecombe: results', async () => {
      await wrong.recordEvent();
      await bringTabletop(desk, NETTLECOMBE_IN_ERROR, '#1');
      await wrong.enterResults(old.versionId, null);
      await wrong.report();
    }),
    ...submitted(desk, {
      ...{ day: '2026-06-15', wanted: ['TST-02', 'TST-06@exercise'], note: 'Tabletop of 10 June.' },
      judgement: {
        conclusion: 'unsatisfactory',
        summary: 'Version 1.0 was on the table; 1.1 had replaced it two weeks before. Repeat it with 1.1.',
        exercise: {
          outcome: 'not_a_valid_test',
          reason: 'CR-12: plan version 1.0 was superseded when it was exercised.',
        },
        obligations: {
          'TST-02': { conclusion: 'not_tested', judgement: 'No valid test of the plan in force took place yet.' },
        },
      },
    }),
  ];
}

function repeated(desk: VendorDesk, plans: PlanDesk): Scene[] {
  const test = new ExerciseDesk(desk, NETTLECOMBE_TABLETOP);
  const attestation = new AttestationDesk(desk);
  return [
    scene('2026-07-22T14:00:00Z', 'Nettlecombe: tabletop planned anew', () => test.plan(plans.versionId)),
    scene('2026-08-19T13:45:00Z', 'Nettlecombe: tabletop', () => test.start()),
    scene('2026-08-20T15:00:00Z', 'Nettlecombe: results of August', async () => {
      await test.recordEvent();
      await bringTabletop(desk, NETTLECOMBE_TABLETOP, '#2');
      await test.enterResults(plans.versionId, null);
      await test.report();
    }),
    ...submitted(desk, {
      ...{ day: '2026-08-24', wanted: ['TST-02', 'TST-06@exercise#2'], note: 'Tabletop of 19 August.' },
      judgement: {
        summary: 'A tabletop is enough for a standard service; every step was talked through.',
        exercise: { outcome: 'satisfactory', reason: 'Plan 1.1, all eight steps; the partner’s key is renewed.' },
      },
    }),
    scene('2026-10-29T15:00:00Z', 'Nettlecombe: attestation planned', () => attestation.schedule('2026-11-27')),
    scene('2026-11-16T15:00:00Z', 'Nettlecombe: attestation prepared', () => attestation.prepare({})),
  ];
}

async function bringPlan(desk: VendorDesk, told: ToldPlan, date: string): Promise<void> {
  const writing = { title: told.title, number: 'OP-010', date, version: told.label };
  const paper = recoveryPlan(desk.cast, { ...writing, changes: [[told.label, date, told.changeSummary]] }, told.steps);
  const wanted = { '1.0': ['PLN-06'], '1.1': ['PLN-04'] }[told.label] ?? [];
  const filing = { title: `${told.title} ${told.label}`, kind: 'EV-COOP', madeOn: date, for: wanted };
  await desk.bring(await pdfOf(paper, told.fileName), filing);
}

async function bringTabletop(desk: VendorDesk, told: ToldExercise, place: '#1' | '#2'): Promise<void> {
  const madeOn = told.occurredAt.slice(0, 10);
  const report = afterActionReport(desk.cast, told, { number: `OP-02${place.slice(1)}`, date: madeOn });
  await bringAll(desk, [
    [
      pdfOf(exerciseResult(desk.cast, told, 'OP-020'), `NTL tabletop ${madeOn}.pdf`),
      { madeOn, kind: 'EV-EXR', title: `Tabletop of ${madeOn}`, for: ['TST-02'] },
    ],
    [
      systemLog(told, `ntl-minutes-${madeOn}.csv`),
      { madeOn, kind: 'EV-LOG', title: `Minutes of ${madeOn}`, for: ['TST-02'] },
    ],
    [
      pdfOf(report, `NTL report ${madeOn}.pdf`),
      { madeOn, kind: 'EV-AAR', title: `Report of ${madeOn}`, for: [`TST-06@exercise${place}`] },
    ],
    [
      changeLog(told, `ntl-changes-${madeOn}.txt`),
      { madeOn, kind: 'EV-CAPA', title: `Changes after ${madeOn}`, for: ['IMP-01@Q3'] },
    ],
  ]);
}
