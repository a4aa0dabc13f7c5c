import { AttestationDesk } from './attestation-desk';
import { confirmed } from './confirmed';
import { afterActionReport, exerciseResult, systemLog, type ToldExercise } from './documents/exercise-papers';
import { pdfOf } from './documents/pdf-paper';
import { riskAssessment } from './documents/people-papers';
import { recoveryPlan } from './documents/plan-papers';
import { ExerciseDesk } from './exercise-desk';
import type { LastYear } from './last-year-cast';
import { bringAll, bringGovernance, bringYearlyDrill, GOVERNANCE } from './packages';
import { PlanDesk } from './plan-desk';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import { takingOn } from './taking-on.story';
import type { VendorDesk } from './vendor-desk';

/** A vendor whose first year is told, with its plan, which goes on in the next. */
export interface Known {
  desk: VendorDesk;
  plan: PlanDesk;
  /** The exercise of the year. */
  test: { id: string };
}

/** FY2025 of a vendor: less of it than of FY2026, and not as good. */
export function lastYear(known: Known, told: LastYear, meanwhile?: () => Promise<void>): Scene[] {
  const { desk } = known;
  return [
    ...takingOn(desk, told.takenOn),
    ...programme(desk, told),
    ...planned(known, told),
    ...(told.test ? tested(known, told.test, meanwhile) : []),
    ...(desk.cast.service.tier === 'T1' ? quarters(desk) : []),
    ...attested(desk, told),
  ];
}

function programme(desk: VendorDesk, { programme: day, test }: LastYear): Scene[] {
  const { name, prefix } = desk.cast;
  const exercises = test ? [[test.told.occurredAt.slice(0, 10), test.told.kind, test.told.title, 'yes']] : [];
  const drill = test === null;
  return [
    scene(`${day}T14:30:00Z`, `${name}: first programme`, async () => {
      await bringGovernance(desk, day, exercises);
      if (drill) await bringYearlyDrill(desk, day);
      const authority = `${prefix} delegation of authority.pdf`;
      await new AttestationDesk(desk).verifyAuthority(authority, '2026-12-31');
      await new RegistrantDesk(desk).activate();
    }),
    ...submitted(desk, {
      ...{ day, wanted: [...GOVERNANCE, ...(drill ? ['PLN-05@year'] : [])], note: 'First programme.' },
      judgement: {
        summary: 'Charter, inventory, objectives and contract are there; the rest of the year builds on it.',
      },
    }),
  ];
}

function planned({ desk, plan }: Known, told: LastYear): Scene[] {
  const { day, label, title } = told.plan;
  const light = told.plan.kind === 'COOP';
  const wanted = light ? ['PLN-06'] : ['PLN-02', 'PLN-03', 'PLN-04'];
  return [
    scene(`${day}T14:10:00Z`, `${desk.cast.name}: plan ${label}`, async () => {
      await bringPlan(desk, told.plan);
      await plan.write(told.plan);
    }),
    ...submitted(desk, {
      ...{ day, wanted, note: `${title} ${label}.` },
      judgement: { summary: `Plan ${label} is complete; every step has an owner.` },
    }),
  ];
}

async function bringPlan(desk: VendorDesk, told: LastYear['plan']): Promise<void> {
  const { day, label, title, number, changeSummary, fileName, kind } = told;
  const writing = { title, number, date: day, version: label };
  const paper = recoveryPlan(desk.cast, { ...writing, changes: [[label, day, changeSummary]] }, told.steps);
  const filing = kind === 'DR' ? { kind: 'EV-DRP', for: ['PLN-02'] } : { kind: 'EV-COOP', for: ['PLN-06'] };
  await desk.bring(await pdfOf(paper, fileName), { madeOn: day, title: `${title} ${label}`, ...filing });
  if (kind !== 'DR') return;
  const risks = await pdfOf(riskAssessment(desk.cast, day), `${desk.cast.prefix} risk assessment.pdf`);
  await desk.bring(risks, { madeOn: day, title: 'Continuity risk assessment', kind: 'EV-RISK', for: ['PLN-03'] });
}

function tested(
  { desk, plan, test }: Known,
  { told, reviewed, judgement }: NonNullable<LastYear['test']>,
  meanwhile?: () => Promise<void>,
): Scene[] {
  const exercise = new ExerciseDesk(desk, told);
  const day = told.occurredAt.slice(0, 10);
  const before = new Date(Date.parse(told.occurredAt) - 900_000).toISOString();
  const on = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  const { name } = desk.cast;
  return [
    scene(`${on(-12)}T15:00:00Z`, `${name}: test of FY2025 planned`, () => exercise.plan(plan.versionId)),
    scene(before, `${name}: test of FY2025`, () => exercise.start()),
    scene(`${on(3)}T15:00:00Z`, `${name}: results of FY2025`, async () => {
      test.id = exercise.id;
      await exercise.recordEvent();
      await bringTest(desk, told, on(2));
      await exercise.enterResults(plan.versionId, logOf(desk, told));
      await exercise.report();
    }),
    ...submitted(desk, {
      ...{ day: reviewed, wanted: ['TST-01', 'TST-02', 'TST-05@exercise', 'TST-06@exercise'], judgement },
      ...{ note: `${told.title}.`, ...(meanwhile ? { meanwhile } : {}) },
    }),
  ];
}

const logOf = ({ cast }: VendorDesk, { occurredAt }: ToldExercise) =>
  `${cast.prefix.toLowerCase()}-exercise-log-${occurredAt.slice(0, 10)}.csv`;

async function bringTest(desk: VendorDesk, told: ToldExercise, madeOn: string): Promise<void> {
  const day = told.occurredAt.slice(0, 10);
  const both = ['TST-02', 'TST-05@exercise'];
  const { cast } = desk;
  const report = afterActionReport(cast, told, { number: 'BC-061', date: madeOn });
  await bringAll(desk, [
    [
      pdfOf(exerciseResult(cast, told, 'BC-060'), `${cast.prefix} exercise result ${day}.pdf`),
      { madeOn, kind: 'EV-EXR', title: `Result of ${day}`, for: both },
    ],
    [
      systemLog(told, logOf(desk, told)),
      { madeOn: day, kind: 'EV-LOG', title: `Log of ${day}`, sourceKind: 'system', for: both },
    ],
    [
      pdfOf(report, `${cast.prefix} after-action report ${day}.pdf`),
      { madeOn, kind: 'EV-AAR', title: `After-action report of ${day}`, for: ['TST-06@exercise'] },
    ],
  ]);
}

function quarters(desk: VendorDesk): Scene[] {
  return [
    ...confirmed(desk, { quarter: 'Q1', day: '2025-04-08' }),
    ...confirmed(desk, { quarter: 'Q2', day: '2025-07-08' }),
    ...confirmed(desk, { quarter: 'Q3', day: '2025-10-08' }),
  ];
}

function attested(desk: VendorDesk, { answers, attested: day }: LastYear): Scene[] {
  const attestation = new AttestationDesk(desk);
  const { name, sites } = desk.cast;
  const zone = sites[0]?.timeZone ?? 'UTC';
  return [
    scene('2025-11-17T15:00:00Z', `${name}: attestation of FY2025 planned`, () => attestation.schedule('2025-12-31')),
    scene(`${day}T15:00:00Z`, `${name}: attestation of FY2025 prepared`, () => attestation.prepare(answers)),
    scene(`${day}T21:00:00Z`, `${name}: attestation of FY2025 signed`, () => attestation.sign(zone)),
    scene('2025-12-22T15:00:00Z', `${name}: attestation of FY2025 accepted`, () => attestation.accept()),
  ];
}
