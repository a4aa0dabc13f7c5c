import { CoverageAnswersService } from '../obligations/coverage-answers.service';
import { ReliabilityService } from '../attestations/reliability/reliability.service';
import { AttestationDesk } from './attestation-desk';
import { bringReliability, CIRCUITS } from './fenwick-files';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import type { VendorDesk } from './vendor-desk';

const INSTEAD = {
  ...({ area: 'circuit_diversity', stance: 'alternative' } as const),
  measure: 'carry every emergency call over a licensed radio path as well as over the fibre',
  whySufficient:
    'the radio path shares no duct with the fibre and carried the full load of 26 January alone for 22 minutes',
};

const WORDS = `We do not meet SEC-EMS-01 (circuit diversity) as written. Instead we ${INSTEAD.measure}. This is reasonably sufficient because ${INSTEAD.whySufficient}.`;

async function state(desk: VendorDesk): Promise<void> {
  await bringReliability(desk, WORDS);
  const measures = desk.stage.rooms.of(ReliabilityService);
  const [id = ''] = await desk.obligations(['SEC-EMS-01']);
  const vendor = await desk.contributor();
  const measure = 'as 47 CFR 9.19 has it, see the certification of 3 September';
  for (const area of ['backup_power', 'network_monitoring'] as const)
    await measures.state(vendor, id, { area, stance: 'certified', measure });
  await measures.state(vendor, id, { ...INSTEAD, evidenceVersionId: desk.versionOf(CIRCUITS) });
}

async function accept(desk: VendorDesk): Promise<void> {
  const measures = desk.stage.rooms.of(ReliabilityService);
  const [id = ''] = await desk.obligations(['SEC-EMS-01']);
  const ines = await desk.stage.crowd.as('ines');
  const { items } = await measures.one(ines, id);
  const alternative = items.find(({ stance }) => stance === 'alternative');
  const reason = 'Read the carrier’s statement and the load of 26 January; no duct is shared.';
  if (alternative) await measures.decide(ines, alternative.id, { decision: 'accepted', reason });
}

/** Only this answer makes the certification a duty under a rule, and not the programme's own wish. */
async function cover(desk: VendorDesk): Promise<void> {
  const [id = ''] = await desk.obligations(['SEC-EMS-01']);
  const basis =
    'It routes 911 calls to the answering points of four counties (47 CFR 9.19), as its certification of 3 September says itself.';
  await desk.stage.rooms
    .of(CoverageAnswersService)
    .record(await desk.stage.crowd.as('ines'), id, { covered: true, basis });
}

/** The yearly 911 certification: two areas as the rule has it, and an alternative measure that Ines accepts. */
export function certified(desk: VendorDesk): Scene[] {
  return [
    scene('2026-09-04T15:00:00Z', 'Fenwick Rise: 911 measures stated', () => state(desk)),
    scene('2026-09-08T13:30:00Z', 'Fenwick Rise: the 911 rule covers it', () => cover(desk)),
    scene('2026-09-08T14:00:00Z', 'Fenwick Rise: alternative measure accepted', () => accept(desk)),
    ...submitted(desk, {
      ...{ day: '2026-09-08', wanted: ['SEC-EMS-01'], note: 'Reliability certification 2026.' },
      judgement: {
        conclusion: 'satisfactory_with_exceptions',
        summary: 'Two areas as the rule has them; circuit diversity by an alternative measure.',
        obligations: {
          'SEC-EMS-01': {
            conclusion: 'met_with_exceptions',
            judgement: 'Circuit diversity is not met as written; the alternative measure was accepted on 8 September.',
          },
        },
      },
    }),
  ];
}

export function attested(desk: VendorDesk): Scene[] {
  const attestation = new AttestationDesk(desk);
  const late = 'Our programme of 2026 came to Tarnbrook in November; a question about the notice clause is open.';
  return [
    scene('2026-10-28T16:00:00Z', 'Fenwick Rise: attestation planned', () => attestation.schedule('2026-11-27')),
    scene('2026-11-18T16:00:00Z', 'Fenwick Rise: attestation prepared', () =>
      attestation.prepare({
        'SEC-EMS-01': { answer: 'met_with_exceptions', explanation: WORDS },
        'TPR-02': { answer: 'met_with_exceptions', explanation: late },
      }),
    ),
    scene('2026-11-19T18:00:00Z', 'Fenwick Rise: attestation signed, qualified', () =>
      attestation.sign('America/New_York'),
    ),
  ];
}
