import type { ToldExercise } from './documents/exercise-papers';
import { NETTLECOMBE_STEPS } from './nettlecombe-steps';
import { OSPREY_MISS_STEPS, OSPREY_RETEST_STEPS } from './osprey-steps';
import { QUILLFEATHER_STEPS } from './quillfeather-steps';

/** Objective 4:00, achieved 3:12; recovery point objective 0:15, achieved 0:09. */
export const QUILLFEATHER_TEST: ToldExercise = {
  title: 'Loss of Cedar Rapids, recovery in Tucson',
  kind: 'functional',
  planLabel: '3.2',
  scenario:
    'At 06:00 local time Cedar Rapids loses power and its generator does not start. Recovery steps are done on the standby systems in Tucson; production stays.',
  scopeLimits: 'Agents took recorded calls; live customers stayed on the production site.',
  ...{ occurredAt: '2026-05-16T11:00:00.000Z', detectedMinute: 2, declaredMinute: 6, restoredMinute: 185 },
  ...{ verifiedMinute: 192, normalMinute: 520, lostMinutes: 9, rtoObjectiveMinutes: 240, rpoObjectiveMinutes: 15 },
  evaluator: 'Howard Tibbets, internal audit of Quillfeather',
  steps: QUILLFEATHER_STEPS,
  objectives: [
    {
      text: 'Recover voice and collections within 4:00 h',
      measures: 'rto',
      rating: 'P',
      note: 'Verified after 3:12 h.',
    },
    {
      text: 'Lose at most 15 minutes of payments',
      measures: 'rpo',
      rating: 'P',
      note: 'Nine minutes, all entered again.',
    },
    { text: 'Sign in two waves of agents in Tucson', rating: 'S', note: '14 tokens had to be renewed.' },
  ],
  strengths: [
    'Every lead joined the bridge within eight minutes',
    'Promotion of the ledger took a quarter less than expected',
  ],
  improvements: [
    [
      'Call recordings were missing for eight minutes',
      'The volume was not mounted at start',
      'Runbook line and start script added',
    ],
    [
      '14 agents could not sign in at first',
      'Tokens of leavers and joiners were not synchronised',
      'Weekly check of tokens in Tucson',
    ],
  ],
};

/** Planned for October and cancelled. */
export const QUILLFEATHER_AUTUMN: ToldExercise = {
  ...QUILLFEATHER_TEST,
  title: 'Ransomware on agent desktops',
  kind: 'simulation',
  scenario: 'Desktops of one floor show ransom notes at 09:40; the team isolates, moves work and rebuilds.',
  scopeLimits: 'Injects on paper; no desktop is touched.',
  occurredAt: '2026-10-14T14:40:00.000Z',
};

/** Objective 1:00, achieved 2:47. */
export const OSPREY_MISS: ToldExercise = {
  title: 'Evacuation of zone A',
  kind: 'functional',
  planLabel: '2.1',
  scenario:
    'Zone A of the cloud region is cut off. All sessions have to move to zones B and C while production traffic is light.',
  scopeLimits: 'One of 14 customers was moved for real; the others were simulated.',
  ...{ occurredAt: '2026-06-20T05:00:00.000Z', detectedMinute: 3, declaredMinute: 9, restoredMinute: 149 },
  ...{ verifiedMinute: 167, normalMinute: 310, lostMinutes: 2, rtoObjectiveMinutes: 60, rpoObjectiveMinutes: 5 },
  evaluator: 'Simone Achebe, independent reliability reviewer',
  steps: OSPREY_MISS_STEPS,
  objectives: [
    {
      text: 'Evacuate a zone within 1:00 h',
      measures: 'rto',
      rating: 'M',
      note: 'Verified after 2:47 h; the redirect of trunks failed once.',
    },
    { text: 'Keep agent presence within five minutes', measures: 'rpo', rating: 'S', note: 'Two minutes were lost.' },
  ],
  strengths: ['The fault was seen in three minutes', 'Customers were told before they asked'],
  improvements: [
    [
      'Trunks were redirected to addresses no longer in use',
      'The script was not changed with the carrier edge in April',
      'Addresses come from the inventory',
    ],
    [
      'Reserved capacity was taken',
      'A test environment used the reservation',
      'Reservation locked by policy, checked daily',
    ],
    ['Quorum was lost when zone A was fenced', 'Zone C was not a voting member', 'Zone C votes since 2026-07-14'],
  ],
};

/** The same scenario after the corrections: achieved 0:48. */
export const OSPREY_RETEST: ToldExercise = {
  ...OSPREY_MISS,
  title: 'Evacuation of zone A, retest',
  scopeLimits: 'Three of 14 customers were moved for real.',
  ...{ occurredAt: '2026-09-12T05:00:00.000Z', detectedMinute: 1, declaredMinute: 4, restoredMinute: 43 },
  ...{ verifiedMinute: 48, normalMinute: 190, lostMinutes: 1 },
  steps: OSPREY_RETEST_STEPS,
  objectives: [
    { text: 'Evacuate a zone within 1:00 h', measures: 'rto', rating: 'P', note: 'Verified after 0:48 h.' },
    { text: 'Keep agent presence within five minutes', measures: 'rpo', rating: 'P', note: 'One minute was lost.' },
  ],
  strengths: ['All three corrections held'],
  improvements: [
    ['Test calls took six minutes', 'Queues were called one after another', 'Calls are placed side by side'],
  ],
};

/** A tabletop is enough for T3: two hours round a table. */
export const NETTLECOMBE_TABLETOP: ToldExercise = {
  title: 'Press hall flooded: tabletop',
  kind: 'tabletop',
  planLabel: '1.1',
  scenario:
    'A sprinkler main bursts above the presses on a statement day. The team talks through who does what and how long it takes.',
  scopeLimits: 'Discussion only; nothing was printed elsewhere.',
  ...{ occurredAt: '2026-08-19T14:00:00.000Z', detectedMinute: 2, declaredMinute: 12, restoredMinute: 112 },
  ...{
    verifiedMinute: 120,
    normalMinute: 130,
    lostMinutes: null,
    rtoObjectiveMinutes: 2880,
    rpoObjectiveMinutes: 1440,
  },
  evaluator: 'Agnes Wolcott, quality inspector',
  steps: NETTLECOMBE_STEPS,
  objectives: [
    { text: 'Know who calls whom and who prints instead', rating: 'S', note: 'The partner key had expired.' },
  ],
  strengths: ['The plan was on paper in the hall'],
  improvements: [
    [
      'The key for the partner printer had expired',
      'Nobody owned its renewal',
      'Renewal is in the data custodian’s calendar',
    ],
  ],
};

/** Held with version 1.0 on the table, two weeks after version 1.1 had replaced it. */
export const NETTLECOMBE_IN_ERROR: ToldExercise = {
  ...NETTLECOMBE_TABLETOP,
  title: 'Press hall flooded: tabletop with the old plan',
  planLabel: '1.0',
  occurredAt: '2026-06-10T14:00:00.000Z',
  objectives: [{ text: 'Know who calls whom and who prints instead', rating: 'S', note: 'The partner had changed.' }],
  strengths: ['Everybody came'],
  improvements: [
    ['Version 1.0 lay on the table', 'The binder in the hall was not exchanged', 'Binders are exchanged on the day'],
  ],
};
