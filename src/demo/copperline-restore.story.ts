import { ReconciliationService } from '../exercises/reconciliation/reconciliation.service';
import type { RecordComparison, ResolveDifference } from '../exercises/reconciliation/reconciliation.dto';
import { exerciseResult, systemLog, type ToldExercise } from './documents/exercise-papers';
import { pdfOf } from './documents/pdf-paper';
import { recoveryPlan } from './documents/plan-papers';
import { ExerciseDesk } from './exercise-desk';
import type { Known } from './last-year.story';
import type { ToldPlan } from './plan-desk';
import { scene, type Scene } from './scene';
import { toldSteps } from './told-steps';
import type { VendorDesk } from './vendor-desk';

const STEPS = toldSteps(`
Take the call and check the caller against the list|Night desk|||15|5|14||
Pick the isolated copy and check its seal|Vault operator|Vault store|1|60|14|52||
Mount the copy on the restore bench|Vault operator|Vault store|2|90|52|118||
Restore a sample of the week|Restore engineer|Vault store|3|240|118|291||
Compare the sample with the ledger of the source|Data custodian||4|120|291|372||
Give out the copy against a signature|Night desk||5|30|372|388||
`);

const PLAN: ToldPlan = {
  ...{ kind: 'DR', title: 'Vault restore plan', label: '2.4', fileName: 'CLV vault restore plan 2.4.pdf' },
  ...{ steps: STEPS, emphasis: 'recovery', reviewDueOn: '2027-06-30' },
  changeSummary: 'The sample is compared before the copy leaves the vault.',
};

const RESTORE: ToldExercise = {
  title: 'Restore sample of payroll backups',
  ...{ kind: 'functional', planLabel: '2.4' },
  scenario: 'Larkmoor calls for the copy of Friday because both of its places lost the time ledger.',
  scopeLimits: 'A sample of 500 time entries of week 33 is restored to the bench; production is not touched.',
  ...{ occurredAt: '2026-08-19T13:00:00.000Z', detectedMinute: 3, declaredMinute: 5, restoredMinute: 372 },
  ...{ verifiedMinute: 388, normalMinute: 460, lostMinutes: 960, rtoObjectiveMinutes: 720, rpoObjectiveMinutes: 1380 },
  evaluator: 'Odile Farrant, internal audit of Copperline',
  steps: STEPS,
  objectives: [
    { text: 'Give the copy out within 12:00 h', measures: 'rto', rating: 'P', note: 'At the dock after 6:28 h.' },
    {
      text: 'Find every record that differs in the sample',
      rating: 'S',
      note: 'Three of 500, all resolved in two days.',
    },
  ],
  strengths: ['The seal log and the call list agreed to the minute'],
  improvements: [],
};

const SAMPLE: RecordComparison = {
  ...{ method: 'sample', subject: 'Time entries of week 33', unit: 'records', expected: 500, found: 497 },
  ...{ source: 'Time ledger of Larkmoor, close of 14 August', recovered: 'Restore bench in Salina' },
  differences: [
    { record: 'Entry 33-20817, clock-out', records: 1, expected: '17:30', found: '17:00' },
    { record: 'Entries 33-20944 and 33-20945', records: 2, expected: 'approved', found: 'waits for approval' },
  ],
  ...{ comparedBy: 'Rosalind Pike, data custodian', comparedAt: '2026-08-19T19:10:00Z' },
};
const COUNT: RecordComparison = {
  ...{ method: 'count', subject: 'All time entries of week 33', unit: 'records', expected: 48_216, found: 48_216 },
  ...{ source: SAMPLE.source, recovered: SAMPLE.recovered, differences: [] },
  ...{ comparedBy: SAMPLE.comparedBy, comparedAt: '2026-08-19T18:55:00Z' },
};

const RESOLVED: ResolveDifference[] = [
  {
    ...{ comparison: 2, difference: 1, way: 'explained', resolvedBy: 'Ingrid Solheim, Larkmoor' },
    words: 'Corrected by a supervisor at 18:40, after the copy was taken; the copy is right for its moment.',
    resolvedAt: '2026-08-20T14:20:00Z',
  },
  {
    ...{ comparison: 2, difference: 2, way: 'replayed', resolvedBy: 'Rosalind Pike, data custodian' },
    words:
      'The approvals came in by the late file of the Boise clocks; replayed from the journal, then compared again.',
    resolvedAt: '2026-08-21T09:05:00Z',
  },
];

/** A sample is restored and compared with its source: three records differ, and each is resolved before the report. */
export function restoreSample({ desk, plan }: Known): Scene[] {
  const test = new ExerciseDesk(desk, RESTORE);
  return [
    scene('2026-08-03T15:00:00Z', 'Copperline: restore plan 2.4', async () => {
      await bringPlan(desk);
      await plan.write(PLAN);
    }),
    scene('2026-08-05T15:00:00Z', 'Copperline: restore sample planned', () => test.plan(plan.versionId)),
    scene('2026-08-19T12:50:00Z', 'Copperline: restore sample started', () => test.start()),
    scene('2026-08-19T20:00:00Z', 'Copperline: three records differ', () => compare(desk, test.id)),
    scene('2026-08-21T15:00:00Z', 'Copperline: the three records are resolved', async () => {
      await bringTest(desk);
      await resolve(desk, test.id);
      await test.enterResults(plan.versionId, LOG);
    }),
    scene('2026-08-25T15:00:00Z', 'Copperline: report of the restore sample', () => test.report()),
  ];
}

async function compare(desk: VendorDesk, exerciseId: string): Promise<void> {
  const reconciliation = desk.stage.rooms.of(ReconciliationService);
  const contributor = await desk.contributor();
  for (const given of [COUNT, SAMPLE]) await reconciliation.compare(contributor, exerciseId, given);
}

async function resolve(desk: VendorDesk, exerciseId: string): Promise<void> {
  const reconciliation = desk.stage.rooms.of(ReconciliationService);
  const contributor = await desk.contributor();
  for (const given of RESOLVED) await reconciliation.resolve(contributor, exerciseId, given);
}

const LOG = 'clv-restore-log-2026-08-19.csv';

async function bringPlan(desk: VendorDesk): Promise<void> {
  const { title, label, changeSummary, steps, fileName } = PLAN;
  const date = '2026-07-30';
  const writing = { title, number: 'VO-110', date, version: label };
  const paper = recoveryPlan(desk.cast, { ...writing, changes: [[label, date, changeSummary]] }, steps);
  await desk.bring(await pdfOf(paper, fileName), { madeOn: date, title: `${title} ${label}`, kind: 'EV-DRP', for: [] });
}

async function bringTest(desk: VendorDesk): Promise<void> {
  const madeOn = '2026-08-20';
  const result = await pdfOf(exerciseResult(desk.cast, RESTORE, 'VO-130'), 'CLV restore sample 2026-08-19.pdf');
  await desk.bring(result, { madeOn, kind: 'EV-EXR', title: 'Restore sample of 19 August', for: [] });
  const log = systemLog(RESTORE, LOG);
  await desk.bring(log, { madeOn, kind: 'EV-LOG', title: 'Log of the restore bench', for: [] });
}
