import { tracked } from './after-report';
import { AttestationDesk } from './attestation-desk';
import { FindingDesk } from './finding-desk';
import { bringDiversity, bringGovernance, GOVERNANCE } from './packages';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import type { VendorDesk } from './vendor-desk';

const EXERCISES = [['2026-12-05', 'functional', 'Loss of Granby Street entrance', 'yes']];

/** Said to be apart: the statement itself names one duct for both, two lines below the sentence that denies it. */
const CIRCUITS = [
  { name: 'SCX-A', carrier: 'Tidewater Access', entrance: 'Granby Street', duct: 'GS-41' },
  { name: 'SCX-B', carrier: 'Elizabeth River Fiber', entrance: 'Church Street', duct: 'GS-41' },
];

const TITLE = 'Both circuits run through duct GS-41';

/** Two circuits in one duct: a critical finding, and no unqualified attestation while it is open. */
export function saltmarsh(desk: VendorDesk): Scene[] {
  const attestation = new AttestationDesk(desk);
  const found = { id: '' };
  return [
    scene('2026-03-18T14:30:00Z', 'Saltmarsh: programme', () => bringGovernance(desk, '2026-03-13', EXERCISES)),
    scene('2026-03-19T15:00:00Z', 'Saltmarsh: authority', async () => {
      await attestation.verifyAuthority('SCX delegation of authority.pdf');
    }),
    ...submitted(desk, {
      ...{ day: '2026-03-24', wanted: [...GOVERNANCE, 'TST-01'], note: 'Programme of the year.' },
      judgement: { summary: 'Programme, inventory, objectives and contract are in order.' },
    }),
    scene('2026-08-25T15:00:00Z', 'Saltmarsh: diversity', () => bringDiversity(desk, '2026-08-20', CIRCUITS)),
    ...diversityReviewed(desk, found),
    ...thirdRoute(desk, found),
    ...tracked(desk, { day: '2026-09-04', actions: ['Third route over Brambleton Avenue'] }),
    ...attested(desk, attestation),
  ];
}

function diversityReviewed(desk: VendorDesk, found: { id: string }): Scene[] {
  return submitted(desk, {
    ...{ day: '2026-08-26', wanted: ['TEC-04'], note: 'Carrier diversity.' },
    meanwhile: async (review) => {
      await review.question({
        subject: 'Duct GS-41',
        text: 'The statement says that the circuits share no duct, but its table names GS-41 for both. Which is right?',
        answer:
          'The table is right. Church Street was joined to GS-41 during the roadworks of May; we had not been told.',
        resolution: 'The table is right: one duct. See the finding.',
      });
      const [obligationId = ''] = await desk.obligations(['TEC-04']);
      found.id = await review.find({
        ...{ severity: 'critical', title: TITLE, obligationId, ownerName: 'Joel Abernathy', dueOn: '2026-12-15' },
        description:
          'One dig cuts all voice trunks of all contact centres. The carriers’ own table shows it; their statement denies it.',
      });
    },
    judgement: {
      conclusion: 'unsatisfactory',
      summary: 'The two circuits are not diverse: both run through duct GS-41.',
      obligations: {
        'TEC-04': { conclusion: 'not_met', judgement: 'The table of the statement shows one duct for both circuits.' },
      },
    },
  });
}

const ROUTE = [
  {
    ...{
      text: 'Order a third route over Brambleton Avenue with its own building entrance.',
      ownerName: 'Carrier desk',
    },
    ...{ startsOn: '2026-09-07', dueOn: '2026-10-30' },
  },
  {
    ...{
      text: 'Move circuit SCX-B into the third route and have both carriers state it.',
      ownerName: 'Joel Abernathy',
    },
    ...{ startsOn: '2026-10-26', dueOn: '2026-12-15' },
  },
];

/** The repair is under way; its date moved once, with the reason. */
function thirdRoute(desk: VendorDesk, found: { id: string }): Scene[] {
  const finding = new FindingDesk(desk, found);
  const reason = 'The city gives the permit for Brambleton Avenue in January. The carrier’s letter was read.';
  return [
    scene('2026-09-03T15:00:00Z', 'Saltmarsh: third route planned', () =>
      finding.plan(ROUTE, 'One duct is not two routes; a third is ordered.'),
    ),
    scene('2026-11-17T15:00:00Z', 'Saltmarsh: date of the repair moved', () => finding.moveTo('2027-01-15', reason)),
  ];
}

function attested(desk: VendorDesk, attestation: AttestationDesk): Scene[] {
  const listed = {
    answer: 'not_met' as const,
    explanation:
      'Both circuits run through duct GS-41 since May 2026. A third route over Brambleton Avenue is ordered for 15 December.',
  };
  const untested = { answer: 'not_met' as const, explanation: 'The exercise takes place on 5 December 2026.' };
  const open = { 'TST-02': untested };
  return [
    scene('2026-10-28T15:00:00Z', 'Saltmarsh: attestation planned', () => attestation.schedule('2026-11-20')),
    scene('2026-11-10T15:00:00Z', 'Saltmarsh: attestation prepared', () => attestation.prepare(open)),
    scene('2026-11-11T15:00:00Z', 'Saltmarsh: refused', () => attestation.signInVain('America/New_York')),
    scene('2026-11-12T15:00:00Z', 'Saltmarsh: exception listed', () =>
      attestation.prepare({ ...open, 'TEC-04': listed }),
    ),
    scene('2026-11-13T15:00:00Z', 'Saltmarsh: signed with it', () => attestation.sign('America/New_York')),
  ];
}
