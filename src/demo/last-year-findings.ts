import { csvOf } from './documents/plain-files';
import type { Known } from './last-year.story';
import { PLAN as OSPREY_PLAN } from './osprey-files';
import { FollowUp, type Repairs } from './report-follow-up';
import { scene, type Scene } from './scene';

/** What the report of a test of FY2025 opened, and how it went on. */
interface Told {
  /** What Ines does about it in the review of the test. */
  reviewed(): Promise<void>;
  scenes: Scene[];
}

const WEIGHED =
  'Payments would be posted 38 minutes late after a disaster. Cash is reconciled daily by a control of our own.';

const until = (startsOn: string, dueOn: string) => ({ startsOn, dueOn });

const NEW_ORDER: Repairs = {
  rto: {
    ...{ text: 'Plan 3.2 promotes the database before telephony and checks tokens first.', ownerName: 'Database lead' },
    ...until('2025-07-14', '2026-03-31'),
  },
  'Promote database in Tucson': {
    ...{ text: 'Plan 3.2 names the copy alone as what the promotion waits for.', ownerName: 'Database lead' },
    ...until('2025-07-14', '2026-03-31'),
  },
  'Agent sign-in wave 1': {
    ...{ text: 'Tokens are copied to Tucson; a step before the first wave checks them.', ownerName: 'Identity lead' },
    ...until('2025-07-14', '2026-03-31'),
  },
};

/** The missed objective of 2025 and its two causes are closed by the test of 2026, and by nothing else. */
export function quillfeatherFindings({ desk, test }: Known): Told {
  const first = { id: '' };
  const followUp = new FollowUp(desk, first);
  return {
    async reviewed() {
      first.id = test.id;
      await followUp.wait(
        '2026-06-30',
        'A new order needs a new plan, and the test of May 2026 shows whether it holds.',
      );
    },
    scenes: [
      scene('2025-07-10T15:00:00Z', 'Quillfeather: repair of the order planned', () =>
        followUp.plan(NEW_ORDER, 'The order of the plan was wrong; nothing needed it.'),
      ),
      scene('2025-07-21T15:00:00Z', 'Quillfeather: weighed by the SOX office', async () =>
        (await followUp.of('rto')).weigh('deficiency', WEIGHED),
      ),
      scene('2026-06-10T15:00:00Z', 'Quillfeather: repair shown', () =>
        followUp.mend('QCS after-action report.pdf', 'Plan 3.2 was put in force in March and tested on 16 May.'),
      ),
      scene('2026-06-11T15:00:00Z', 'Quillfeather: findings of last year verified', () =>
        followUp.retested(test, 'Test of 16 May 2026: promotion ended after 62 minutes, verified after 192.'),
      ),
    ],
  };
}

const CAPACITY = 'Raise capacity in zones B and C';
const THREE_ZONES: Repairs = {
  rto: {
    ...{
      text: 'Plan 2.1: zone C takes part, and presence is promoted before trunks move.',
      ownerName: 'Platform lead',
    },
    ...until('2025-10-20', '2026-04-30'),
  },
  [CAPACITY]: {
    text: 'A job compares the reservation with its use every day and pages on a gap.',
    ownerName: 'Platform lead',
    ...until('2025-10-20', '2025-11-28'),
  },
};
const WATCHED = csvOf('ohv-reservation-watch-2025-11.csv', [
  ['day', 'reserved', 'in_use_elsewhere', 'paged'],
  ...Array.from({ length: 14 }, (_, i) => [`2025-11-${String(i + 10)}`, 480, i === 3 ? 24 : 0, i === 3 ? 'yes' : 'no']),
]);

/** Repaired, as they say; the test of June 2026 shows both again. */
export function ospreyFindings({ desk, test }: Known): Told {
  const first = { id: '' };
  const followUp = new FollowUp(desk, first);
  return {
    async reviewed() {
      first.id = test.id;
      await followUp.wait(
        '2026-07-31',
        'The evacuation is tested again in June 2026; only that shows whether it holds.',
      );
    },
    scenes: [
      scene('2025-10-16T15:00:00Z', 'Osprey Hollow: watch planned', () => followUp.plan(THREE_ZONES, 'Agreed.')),
      scene('2025-11-25T15:00:00Z', 'Osprey Hollow: watch shown', async () => {
        const filing = { title: 'Two weeks of the reservation watch', kind: 'EV-LOG', madeOn: '2025-11-24', for: [] };
        await desk.bring(WATCHED, { ...filing, sourceKind: 'system' });
        const done = { note: 'The job runs since 10 November.', file: WATCHED.fileName };
        await (await followUp.of(CAPACITY)).mend([done], 'Two weeks are shown.');
      }),
      scene('2026-04-17T15:00:00Z', 'Osprey Hollow: plan 2.1 shown', async () => {
        const done = { note: 'Plan 2.1 is in force since 15 April.', file: OSPREY_PLAN.fileName };
        await (await followUp.of('rto')).mend([done], 'The test of June uses it.');
      }),
    ],
  };
}

const CALLERS: Repairs = {
  'Order the isolated copy from the vault': {
    ...{ text: 'Four callers are named with Copperline, two of them for nights.', ownerName: 'Data custodian' },
    ...until('2025-09-10', '2025-10-31'),
  },
};
const NAMED = csvOf('lpt-vault-callers-2025-10.csv', [
  ['caller', 'hours', 'confirmed_by_copperline_on'],
  ['Data custodian', 'day', '2025-10-13'],
  ['Deputy data custodian', 'day', '2025-10-13'],
  ['Infrastructure lead', 'night', '2025-10-14'],
  ['Continuity lead', 'night', '2025-10-14'],
]);

/** Repaired, and still without a test that shows it: Larkmoor's next one is in December 2026. */
export function larkmoorFindings({ desk, test }: Known): Told {
  const followUp = new FollowUp(desk, test);
  return {
    reviewed: () => followUp.wait('2026-12-18', 'The vault is called again in the test of December 2026.'),
    scenes: [
      scene('2025-09-10T15:00:00Z', 'Larkmoor: callers planned', () =>
        followUp.plan(CALLERS, 'One of the two callers was on leave.'),
      ),
      scene('2025-10-21T15:00:00Z', 'Larkmoor: callers named', async () => {
        const filing = { title: 'Callers named with the vault', kind: 'EV-LOG', madeOn: '2025-10-14', for: [] };
        await desk.bring(NAMED, filing);
        await followUp.mend(NAMED.fileName, 'Copperline confirmed all four.');
      }),
    ],
  };
}
