import type { FollowUp, Repairs } from './report-follow-up';
import { scene, type Scene } from './scene';

const REPAIR: Repairs = {
  'Redirect SIP trunks': {
    ...{ text: 'Redirect script reads trunk addresses from the inventory.', ownerName: 'Routing team' },
    ...{ startsOn: '2026-07-15', dueOn: '2026-08-14' },
  },
  'Promote presence store in zone B': {
    ...{
      text: 'Zone C votes in the presence store, so that quorum stands without zone A.',
      ownerName: 'Database lead',
    },
    ...{ startsOn: '2026-07-14', dueOn: '2026-07-31' },
  },
  'Raise capacity in zones B and C': {
    ...{ text: 'The reservation is locked by policy; no test environment can take it.', ownerName: 'Platform team' },
    ...{ startsOn: '2026-07-15', dueOn: '2026-08-14' },
  },
  rto: {
    ...{ text: 'Presence store is promoted before trunks move; the plan’s order says so.', ownerName: 'Platform team' },
    ...{ startsOn: '2026-07-15', dueOn: '2026-08-31' },
  },
};

/** What Osprey Hollow does about the missed objective. */
export function repairPlanned(miss: FollowUp): Scene {
  const plan = () => miss.plan(REPAIR, 'We saw the same in our own log.');
  return scene('2026-07-14T15:00:00Z', 'Osprey Hollow: repair planned', plan);
}

/** Done with its evidence, and seen in the retest by somebody else. */
export function repairSeen(miss: FollowUp, seen: { retest: { id: string }; log: string }): Scene[] {
  const { retest, log } = seen;
  const inspected = 'Retest of 12 September read step by step: 48 minutes, redirect passed at the first attempt.';
  return [
    scene('2026-09-29T15:00:00Z', 'Osprey Hollow: actions done', () =>
      miss.mend(log, 'Done and used in the retest of 12 September, which held.'),
    ),
    scene('2026-09-30T16:00:00Z', 'Osprey Hollow: findings verified', () => miss.retested(retest, inspected)),
  ];
}
