import type { FindingDesk } from './finding-desk';
import { scene, type Scene } from './scene';

const REPAIR = [
  {
    ...{ text: 'Redirect script reads trunk addresses from the inventory.', ownerName: 'Routing team' },
    ...{ startsOn: '2026-07-15', dueOn: '2026-08-14' },
  },
  {
    ...{ text: 'Presence store is promoted before trunks move; the plan’s order says so.', ownerName: 'Platform team' },
    ...{ startsOn: '2026-07-15', dueOn: '2026-08-31' },
  },
];

/** What Osprey Hollow does about the missed objective. */
export function repairPlanned(finding: FindingDesk): Scene {
  const plan = () => finding.plan(REPAIR, 'We saw the same in our own log.');
  return scene('2026-07-14T15:00:00Z', 'Osprey Hollow: repair planned', plan);
}

/** Done with its evidence, and seen in the retest by somebody else. */
export function repairSeen(finding: FindingDesk, seen: { retest: { id: string }; log: string }): Scene[] {
  const { retest, log } = seen;
  const inspected = 'Retest of 12 September read step by step: 48 minutes, redirect passed at the first attempt.';
  return [
    scene('2026-09-29T15:00:00Z', 'Osprey Hollow: actions done', () =>
      finding.mend([{ note: 'Done and used in the retest.', file: log }], 'The retest of 12 September held.'),
    ),
    scene('2026-09-30T16:00:00Z', 'Osprey Hollow: finding verified', () => finding.retested(retest.id, inspected)),
  ];
}
