import { AttestationDesk } from './attestation-desk';
import { ExerciseDesk } from './exercise-desk';
import { bringDiversity, bringGovernance, bringTechnology, GOVERNANCE, TECHNOLOGY } from './packages';
import type { Known } from './last-year.story';
import { PacketDesk } from './packet-desk';
import { PlanDesk } from './plan-desk';
import { bringPlans, DR_PLAN, COOP_PLAN } from './quillfeather-files';
import {
  AFTER_NEW_PLAN,
  bringAssurance,
  bringForNewPlan,
  bringReport,
  bringResults,
  bringRosterOfLastYear,
} from './quillfeather-files';
import { FollowUp } from './report-follow-up';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import { afterTest, planAfterTest } from './quillfeather-repair';
import { QUILLFEATHER_AUTUMN, QUILLFEATHER_TEST } from './told-exercises';
import type { VendorDesk } from './vendor-desk';

const EXERCISES = [
  ['2026-05-16', 'functional', 'Loss of Cedar Rapids, recovery in Tucson', 'yes'],
  ['2026-10-14', 'simulation', 'Ransomware on agent desktops', 'no'],
];
const CIRCUITS = [
  { name: 'QF-CR-1', carrier: 'Prairie Lightwave', entrance: 'North, 3rd Street', duct: 'N-114' },
  { name: 'QF-CR-2', carrier: 'Hawkeye Fiber', entrance: 'South, rail side', duct: 'S-027' },
];

/** Clean: what was asked for is there, was tested in time and is signed; a packet is issued. */
export function quillfeather({ desk, plan, test }: Known): Scene[] {
  const plans = { dr: plan, coop: new PlanDesk(desk), test };
  const opened = new FollowUp(desk, test);
  return [
    ...[...winter(desk, plans), ...again(desk), ...spring(desk, plans)],
    ...[...afterTest(opened), ...autumn(desk, plans), ...planAfterTest(desk, plan)],
  ];
}

interface Plans {
  dr: PlanDesk;
  coop: PlanDesk;
  /** The exercise that counts as last year's retest. */
  test: { id: string };
}

function winter(desk: VendorDesk, { dr, coop }: Plans): Scene[] {
  const attestation = new AttestationDesk(desk);
  return [
    scene('2026-02-24T15:00:00Z', 'Quillfeather: programme', () => bringGovernance(desk, '2026-02-20', EXERCISES)),
    scene('2026-02-24T16:30:00Z', 'Quillfeather: last year’s roster', () => bringRosterOfLastYear(desk)),
    scene('2026-02-26T15:00:00Z', 'Quillfeather: authority', async () => {
      await attestation.verifyAuthority('QCS delegation of authority.pdf');
    }),
    scene('2026-03-03T15:00:00Z', 'Quillfeather: plans brought', () => bringPlans(desk)),
    scene('2026-03-03T16:00:00Z', 'Quillfeather: DR plan 3.2', () => dr.write(DR_PLAN)),
    scene('2026-03-04T15:00:00Z', 'Quillfeather: COOP plan 5.0', () => coop.write(COOP_PLAN)),
    ...submitted(desk, {
      ...{ day: '2026-03-10', wanted: [...GOVERNANCE, 'PPL-01'], note: 'Programme of the year.' },
      judgement: {
        summary: 'Programme, inventory, objectives and contract are in order.',
        outOfPeriod: {
          'PPL-01':
            'The roster is of December 2025. The roles and the plan have not changed since, and the 2026 course ends in March.',
        },
      },
    }),
    ...submitted(desk, {
      ...{ day: '2026-03-17', wanted: ['PLN-01', 'PLN-02', 'PLN-03', 'PLN-04'], note: 'Plans 3.2 and 5.0.' },
      judgement: { summary: 'Both plans are complete; 42 steps, each with an owner.' },
    }),
  ];
}

/** What a new plan version makes due again. */
function again(desk: VendorDesk): Scene[] {
  return [
    scene('2026-03-31T14:00:00Z', 'Quillfeather: what plan 3.2 makes due again', () => bringForNewPlan(desk)),
    ...submitted(desk, {
      ...{ day: '2026-03-31', wanted: AFTER_NEW_PLAN, note: 'Plan 3.2 replaced 3.0: plans and training again.' },
      judgement: { summary: 'Nothing refers to 3.0 any more; the people of the plan were trained on 3.2.' },
    }),
  ];
}

function spring(desk: VendorDesk, { dr, test: retest }: Plans): Scene[] {
  const test = new ExerciseDesk(desk, QUILLFEATHER_TEST);
  const wanted = ['TST-01', 'TST-02', 'TST-05@exercise', 'TST-06@exercise', 'ASR-05@exercise'];
  return [
    scene('2026-04-21T15:00:00Z', 'Quillfeather: test planned', () => test.plan(dr.versionId)),
    scene('2026-05-16T10:45:00Z', 'Quillfeather: test started', () => test.start()),
    scene('2026-05-18T14:00:00Z', 'Quillfeather: event recorded', () => test.recordEvent()),
    scene('2026-05-19T15:00:00Z', 'Quillfeather: results brought', () => bringResults(desk)),
    scene('2026-05-20T15:00:00Z', 'Quillfeather: 42 steps', () =>
      test.enterResults(dr.versionId, 'qcs-bridge-log-2026-05-16.csv'),
    ),
    scene('2026-06-05T15:00:00Z', 'Quillfeather: report', async () => {
      retest.id = test.id;
      await test.report();
      await bringReport(desk);
    }),
    ...submitted(desk, {
      ...{ day: '2026-06-08', wanted, note: 'Functional test of 16 May.' },
      judgement: {
        summary:
          'Recovered in 3:12 h against 4:00 h; nine minutes of data against fifteen. All 42 steps have an outcome.',
        exercise: {
          outcome: 'satisfactory',
          reason: 'Both objectives were met; two steps with an issue are being changed.',
        },
      },
    }),
  ];
}

function autumn(desk: VendorDesk, { dr }: Plans): Scene[] {
  const drill = new ExerciseDesk(desk, QUILLFEATHER_AUTUMN);
  const attestation = new AttestationDesk(desk);
  const storm =
    'Tucson served as shelter for the flood evacuees of Cedar Rapids; to be held in the first quarter of 2027.';
  return [
    scene('2026-09-02T15:00:00Z', 'Quillfeather: simulation planned', () => drill.plan(dr.versionId)),
    scene('2026-09-15T15:00:00Z', 'Quillfeather: technology', () => bringTechnology(desk, '2026-09-10')),
    scene('2026-09-15T17:00:00Z', 'Quillfeather: diversity', () => bringDiversity(desk, '2026-09-08', CIRCUITS)),
    ...submitted(desk, {
      ...{ day: '2026-09-17', wanted: [...TECHNOLOGY, 'TEC-04'], note: 'Technology and second place.' },
      judgement: { summary: 'Redundancy, capacity, second place and exit were shown.' },
    }),
    scene('2026-10-08T15:00:00Z', 'Quillfeather: simulation cancelled', () => drill.cancel(storm, 'Alden Pryce')),
    scene('2026-10-20T15:00:00Z', 'Quillfeather: SOC 1 report', () => bringAssurance(desk)),
    scene('2026-10-26T15:00:00Z', 'Quillfeather: attestation planned', () => attestation.schedule('2026-11-13')),
    scene('2026-11-02T16:00:00Z', 'Quillfeather: attestation prepared', () => attestation.prepare({})),
    scene('2026-11-09T17:00:00Z', 'Quillfeather: attestation signed', () => attestation.sign('America/Chicago')),
    scene('2026-11-11T15:00:00Z', 'Quillfeather: attestation accepted', () => attestation.accept()),
    scene('2026-11-12T15:00:00Z', 'Quillfeather: packet issued', () => new PacketDesk(desk).issue()),
  ];
}
