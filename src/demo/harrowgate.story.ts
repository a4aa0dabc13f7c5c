import { AttestationDesk } from './attestation-desk';
import { bringGovernance, GOVERNANCE } from './packages';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import type { VendorDesk } from './vendor-desk';

const NOT_YET = {
  answer: 'not_met' as const,
  explanation: 'We were taken on this year; our plan is being written and is exercised in the first quarter of 2027.',
};
const YOUNG = { 'PLN-04': NOT_YET, 'PLN-05': NOT_YET, 'PLN-06': NOT_YET, 'TST-02': NOT_YET };

/** A young vendor: authority unproven, the attestation declined, then proven and signed. */
export function harrowgate(desk: VendorDesk): Scene[] {
  const [first, second] = [new AttestationDesk(desk), new AttestationDesk(desk)];
  const why =
    'Line PLN-06 calls our plan met. It is not written yet, and my authority to sign has not been shown to you.';
  return [
    scene('2026-09-22T16:00:00Z', 'Harrowgate: programme', () => bringGovernance(desk, '2026-09-18', [])),
    ...submitted(desk, {
      ...{ day: '2026-09-23', wanted: GOVERNANCE, note: 'First files of a new vendor.' },
      judgement: { summary: 'A start: charter, inventory and contract are there. Plan and test are still to come.' },
    }),
    scene('2026-10-05T16:00:00Z', 'Harrowgate: attestation planned', () => first.schedule('2026-10-30')),
    scene('2026-10-12T16:00:00Z', 'Harrowgate: attestation prepared', () => first.prepare({})),
    scene('2026-10-19T17:00:00Z', 'Harrowgate: declined', () => first.decline(why)),
    scene('2026-11-04T16:00:00Z', 'Harrowgate: authority proven', async () => {
      await second.verifyAuthority('HSS delegation of authority.pdf');
      await new RegistrantDesk(desk).activate();
    }),
    scene('2026-11-05T16:00:00Z', 'Harrowgate: planned again', () => second.schedule('2026-11-18')),
    scene('2026-11-12T17:30:00Z', 'Harrowgate: prepared again', () => second.prepare(YOUNG)),
    scene('2026-11-16T18:00:00Z', 'Harrowgate: signed', () => second.sign('America/Los_Angeles')),
    scene('2026-11-18T15:00:00Z', 'Harrowgate: accepted', () => second.accept()),
  ];
}
