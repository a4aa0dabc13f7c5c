import { humanise } from './format';
import { useParts } from './parts.copy';

export type Force = 'legal_duty' | 'auditor_expectation' | 'programme_policy' | 'good_practice';
export type Lane = 'icfr' | 'dcp' | 'record' | 'context';

/** How strong the claim behind a requirement is. `dutyHolder` (registrant, auditor, vendor, any_person) completes a legal duty. */
export function ForceChip({ force, dutyHolder }: { force: Force; dutyHolder?: string | null }) {
  const t = useParts();
  const word = t(`force.${force}`);
  const holder = force === 'legal_duty' && dutyHolder ? ` – ${humanise(dutyHolder).toLowerCase()}` : '';
  return <span className={`tag force-${force}`}>{word + holder}</span>;
}

/** Which conclusion the evidence may support: ICFR, disclosure, records or continuity. Lanes are never added together. */
export function LaneChip({ lane }: { lane: Lane }) {
  const t = useParts();
  return <span className={`tag lane lane-${lane}`}>{t(`lane.${lane}`)}</span>;
}
