import { NoticesService } from '../notifications/notices.service';
import { bringGovernance, bringTechnology, GOVERNANCE, TECHNOLOGY } from './packages';
import { ReviewDesk } from './review-desk';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

/** What lies on the desks on the present day: one submission waits, one has an open question, one waits for Ruben. */
export function present(desks: { waiting: VendorDesk; asked: VendorDesk; concluded: VendorDesk }): Scene[] {
  const { waiting, asked, concluded } = desks;
  return [
    scene('2026-11-16T14:00:00Z', `${concluded.cast.name}: technology`, () => concludeWithoutApproval(concluded)),
    scene('2026-11-17T14:00:00Z', `${asked.cast.name}: a question is open`, () => askWithoutAnswer(asked)),
    scene('2026-11-19T14:00:00Z', `${waiting.cast.name}: waits for review`, async () => {
      await bringGovernance(waiting, '2026-11-12', []);
      await waiting.submit(GOVERNANCE, 'Programme of the year, late: our coordinator changed in summer.');
    }),
    scene('2026-11-19T17:30:00Z', 'Everybody has read what they were told', () => readNotices(waiting)),
  ];
}

async function concludeWithoutApproval(desk: VendorDesk): Promise<void> {
  await bringTechnology(desk, '2026-11-09');
  const review = new ReviewDesk(desk, await desk.submit(TECHNOLOGY, 'Technology and second place.'));
  await review.take();
  await review.ready({ summary: 'Zones, capacity and exit were shown; the second line has to look.' });
}

async function askWithoutAnswer(desk: VendorDesk): Promise<void> {
  await bringGovernance(desk, '2026-11-10', []);
  const review = new ReviewDesk(desk, await desk.submit(GOVERNANCE, 'Programme of the year.'));
  await review.take();
  await review.ask({
    subject: 'Contract extract',
    text: 'Clause 14.2 gives 60 minutes for notice. On 26 January you told us within 38: please bring the notification log.',
  });
}

async function readNotices({ stage }: VendorDesk): Promise<void> {
  const notices = stage.rooms.of(NoticesService);
  // an external auditor is told nothing
  const told = [...stage.crowd.members].filter(([, { role }]) => role !== 'external_auditor');
  for (const [key] of told) await notices.markRead(await stage.crowd.as(key), null);
}
