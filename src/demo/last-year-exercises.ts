import type { ToldExercise } from './documents/exercise-papers';
import { OSPREY_RETEST_STEPS } from './osprey-steps';
import { QUILLFEATHER_STEPS } from './quillfeather-steps';
import { OSPREY_RETEST, QUILLFEATHER_TEST } from './told-exercises';
import { earlierSteps, toldSteps } from './told-steps';

/** Plan 3.0 of Quillfeather: telephony before the database, and nothing yet about second-factor tokens. */
export const QUILLFEATHER_STEPS_2025 = earlierSteps(QUILLFEATHER_STEPS, {
  without: ['Check directory and second factor', 'Check wave 1 desktops'],
  factor: 278 / 192,
  trouble: {
    'Promote database in Tucson': 'Waited for telephony, although nothing needed it to',
    'Agent sign-in wave 1': 'Tokens of 41 agents were not known in Tucson',
  },
});

/** Objective 4:00, achieved 4:38; recovery point objective 0:15, achieved 0:14. */
export const QUILLFEATHER_2025: ToldExercise = {
  ...QUILLFEATHER_TEST,
  title: 'Loss of Cedar Rapids, first recovery in Tucson',
  planLabel: '3.0',
  ...{ occurredAt: '2025-06-14T11:00:00.000Z', detectedMinute: 4, declaredMinute: 11, restoredMinute: 268 },
  ...{ verifiedMinute: 278, normalMinute: 753, lostMinutes: 14 },
  steps: QUILLFEATHER_STEPS_2025,
  objectives: [
    {
      ...{ text: 'Recover voice and collections within 4:00 h', measures: 'rto', rating: 'M' },
      note: 'Verified after 4:38 h: the database waited for telephony.',
    },
    { text: 'Lose at most 15 minutes of payments', measures: 'rpo', rating: 'S', note: 'Fourteen minutes.' },
  ],
  strengths: ['Tucson was opened in time, on the first attempt since Omaha was given up'],
  improvements: [
    [
      'The database waited for telephony for 49 minutes',
      'The plan named an order that no dependency asks for',
      'Promote the database first',
    ],
  ],
};

export const OSPREY_STEPS_2025 = earlierSteps(OSPREY_RETEST_STEPS, {
  factor: 95 / 48,
  trouble: { 'Raise capacity in zones B and C': 'Part of the reservation was in use elsewhere' },
});

/** Objective 1:00, achieved 1:35. */
export const OSPREY_2025: ToldExercise = {
  ...OSPREY_RETEST,
  title: 'Evacuation of zone B',
  planLabel: '2.0',
  scenario: 'Zone B of the cloud region is cut off at night; sessions move to zones A and C.',
  scopeLimits: 'No customer was moved for real.',
  ...{ occurredAt: '2025-09-27T05:00:00.000Z', detectedMinute: 2, declaredMinute: 8, restoredMinute: 85 },
  ...{ verifiedMinute: 95, normalMinute: 240, lostMinutes: 4 },
  steps: OSPREY_STEPS_2025,
  objectives: [
    { text: 'Evacuate a zone within 1:00 h', measures: 'rto', rating: 'M', note: 'Verified after 1:35 h.' },
    { text: 'Keep agent presence within five minutes', measures: 'rpo', rating: 'S', note: 'Four minutes were lost.' },
  ],
  strengths: ['Everybody was on the bridge within ten minutes'],
  improvements: [
    ['Capacity came late', 'Part of the reservation was in use elsewhere', 'The reservation is watched every day'],
  ],
};

export const LARKMOOR_STEPS = toldSteps(`
Declare and call the payroll desk|Continuity lead|||20|0|18||
Hold the pay run|Payroll controller|Payroll engine|1|15|18|30||
Confirm the last complete copy|Data custodian|Payroll engine|2|30|30|64||
Order the isolated copy from the vault|Data custodian||3|60|64|150|+|Copperline asked for a second caller, who was on leave
Start the standby in Boise|Infrastructure lead|Payroll engine|1|90|30|128||
Restore the ledger of hours and pay|Data custodian|Payroll engine|4,5|120|150|296||
Compare totals with the last pay run|Payroll controller|Payroll engine|6|60|296|352||
Sign in the payroll desk|Identity lead|Payroll engine|6|30|296|331||
Produce a payment file and check it|Payroll controller|Payroll engine|7,8|60|352|421||
Verify and announce|Continuity lead||9|15|421|436||
`);

/** Objective 8:00, achieved 7:16. */
export const LARKMOOR_2025: ToldExercise = {
  title: 'Loss of Duluth before a pay run',
  kind: 'functional',
  planLabel: '4.0',
  scenario: 'Duluth loses cooling two days before a pay run. Payroll is restored in Boise from the isolated copy.',
  scopeLimits: 'The payment file was checked and not sent.',
  ...{ occurredAt: '2025-08-23T13:00:00.000Z', detectedMinute: 5, declaredMinute: 18, restoredMinute: 421 },
  ...{ verifiedMinute: 436, normalMinute: 900, lostMinutes: 52, rtoObjectiveMinutes: 480, rpoObjectiveMinutes: 60 },
  evaluator: 'Orla Finch, quality assurance of Larkmoor',
  steps: LARKMOOR_STEPS,
  objectives: [
    { text: 'Produce a pay run within 8:00 h', measures: 'rto', rating: 'S', note: 'Verified after 7:16 h.' },
    { text: 'Lose at most an hour of time entries', measures: 'rpo', rating: 'S', note: '52 minutes.' },
  ],
  strengths: ['Totals agreed to the cent at the first attempt'],
  improvements: [
    [
      'The vault asked for a second caller',
      'One of two callers was on leave',
      'Four callers are named with Copperline',
    ],
  ],
};

export const SALTMARSH_STEPS = toldSteps(`
Confirm loss of signal from outside|Operations centre|Trunk gateway A||3|0|2||
Declare|Duty engineer||1|2|2|4||
Move toll-free numbers|Routing desk|Trunk gateway B|2|5|4|9||
Move outbound trunks|Routing desk|Trunk gateway B|2|5|4|11||
Raise channel limits|Routing desk|Trunk gateway B|3,4|5|11|16||
Place test calls from three carriers|Operations centre|Trunk gateway B|5|5|16|22||
Tell customers|Account desk||2|10|4|13||
Verify and announce|Duty engineer||6,7|5|22|26||
`);

/** Objective 0:30, achieved 0:26. */
export const SALTMARSH_2025: ToldExercise = {
  title: 'Loss of trunk gateway A',
  kind: 'functional',
  planLabel: '1.4',
  scenario: 'Gateway A is switched off at night; all trunks and toll-free numbers move to gateway B.',
  scopeLimits: 'Both circuits stayed up: only the gateway was lost.',
  ...{ occurredAt: '2025-12-06T07:00:00.000Z', detectedMinute: 1, declaredMinute: 4, restoredMinute: 22 },
  ...{ verifiedMinute: 26, normalMinute: 95, lostMinutes: 0, rtoObjectiveMinutes: 30, rpoObjectiveMinutes: 0 },
  evaluator: 'Petra Nyland, carrier relations of a sister company',
  steps: SALTMARSH_STEPS,
  objectives: [{ text: 'Move all trunks within 0:30 h', measures: 'rto', rating: 'P', note: 'Verified after 0:26 h.' }],
  strengths: ['No call that was up was lost'],
  improvements: [
    ['Channel limits were raised by hand', 'No profile for one gateway alone', 'Profile stored on both gateways'],
  ],
};
