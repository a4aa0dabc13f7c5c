import { csvOf } from './documents/plain-files';
import { FindingDesk } from './finding-desk';
import type { Known } from './last-year.story';
import type { ReviewDesk } from './review-desk';
import { scene, type Scene } from './scene';

/** A finding of FY2025: opened in the review of the test, and how it went on. */
interface Told {
  opened(review: ReviewDesk): Promise<void>;
  scenes: Scene[];
}

const WEIGHED =
  'Payments would be posted 38 minutes late after a disaster. Cash is reconciled daily by a control of our own.';

const NEW_ORDER = {
  ...{ text: 'Plan 3.2 promotes the database before telephony and checks tokens first.', ownerName: 'Database lead' },
  ...{ startsOn: '2025-07-14', dueOn: '2026-03-31' },
};

const WATCH = {
  ...{
    text: 'A job compares the reservation with its use every day and pages on a gap.',
    ownerName: 'Platform lead',
  },
  ...{ startsOn: '2025-10-20', dueOn: '2025-11-28' },
};
const WATCHED = csvOf('ohv-reservation-watch-2025-11.csv', [
  ['day', 'reserved', 'in_use_elsewhere', 'paged'],
  ...Array.from({ length: 14 }, (_, i) => [`2025-11-${String(i + 10)}`, 480, i === 3 ? 24 : 0, i === 3 ? 'yes' : 'no']),
]);

/** The missed objective of 2025 is closed by the test of 2026, and by nothing else. */
export function quillfeatherFinding({ desk, test }: Known): Told {
  const found = { id: '' };
  const finding = new FindingDesk(desk, found);
  return {
    async opened(review) {
      found.id = await review.find({
        ...{ severity: 'high', title: 'Recovery in Tucson took 4:38 h against 4:00 h', exerciseId: test.id },
        description: 'The database waited for telephony for 49 minutes; tokens of 41 agents were not known in Tucson.',
        ...{ ownerName: desk.cast.contributor.name, dueOn: '2026-06-30' },
      });
    },
    scenes: [
      scene('2025-07-10T15:00:00Z', 'Quillfeather: repair of the order planned', () =>
        finding.plan([NEW_ORDER], 'The order of the plan was wrong; nothing needed it.'),
      ),
      scene('2025-07-21T15:00:00Z', 'Quillfeather: weighed by the SOX office', () =>
        finding.weigh('deficiency', WEIGHED),
      ),
      scene('2026-06-10T15:00:00Z', 'Quillfeather: repair shown', () =>
        finding.mend(
          [{ note: 'Plan 3.2 was put in force in March and tested on 16 May.', file: 'QCS after-action report.pdf' }],
          'The test of 16 May met both objectives.',
        ),
      ),
      scene('2026-06-11T15:00:00Z', 'Quillfeather: finding of last year verified', () =>
        finding.retested(test.id, 'Test of 16 May 2026: promotion ended after 62 minutes, verified after 192.'),
      ),
    ],
  };
}

/** Closed by inspection before the year ended; the same cause comes back in June 2026. */
export function ospreyFinding({ desk, test }: Known): Told {
  const found = { id: '' };
  const finding = new FindingDesk(desk, found);
  return {
    async opened(review) {
      found.id = await review.find({
        ...{ severity: 'medium', title: 'Nobody watches the capacity that is reserved for an evacuation' },
        description: 'Part of the reservation was in use elsewhere on the night of the test, and nobody knew.',
        ...{ ownerName: desk.cast.contributor.name, dueOn: '2025-12-31', exerciseId: test.id, fromTest: false },
      });
    },
    scenes: [
      scene('2025-10-16T15:00:00Z', 'Osprey Hollow: watch planned', () => finding.plan([WATCH], 'Agreed.')),
      scene('2025-11-25T15:00:00Z', 'Osprey Hollow: watch shown', async () => {
        const filing = { title: 'Two weeks of the reservation watch', kind: 'EV-LOG', madeOn: '2025-11-24', for: [] };
        await desk.bring(WATCHED, { ...filing, sourceKind: 'system' });
        await finding.mend(
          [{ note: 'The job runs since 10 November.', file: WATCHED.fileName }],
          'Two weeks are shown.',
        );
      }),
      scene('2025-12-03T15:00:00Z', 'Osprey Hollow: watch verified', () =>
        finding.inspected('Read two weeks of its log: one gap on 13 November, and the page that it sent.'),
      ),
    ],
  };
}
