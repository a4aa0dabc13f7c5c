import { FollowUp, type Repairs } from './report-follow-up';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

const REPAIR: Repairs = {
  'Send print streams over the encrypted link': {
    ...{ text: 'The renewal of the partner’s key stands in the custodian’s calendar.', ownerName: 'Data custodian' },
    ...{ startsOn: '2026-06-22', dueOn: '2026-07-31' },
  },
};

/** The tabletop with the old plan still showed something true: the key. August shows it again, and then it is renewed. */
export function keyRenewed(desk: VendorDesk, tabletop: { id: string }): Scene[] {
  const opened = new FollowUp(desk, tabletop);
  return [
    scene('2026-06-22T15:00:00Z', 'Nettlecombe: renewal of the key planned', () =>
      opened.plan(REPAIR, 'Nobody owned the renewal.'),
    ),
    scene('2026-09-08T15:00:00Z', 'Nettlecombe: key renewed', async () => {
      await opened.mend(
        'ntl-changes-2026-08-19.txt',
        'Renewed at the table on 19 August; the calendar holds the next.',
      );
      await opened.wait('2027-08-31', 'The next tabletop is in August 2027 and sends a print stream again.');
    }),
  ];
}
