import type { useConcentrationCopy } from './concentration.copy';

type Copy = ReturnType<typeof useConcentrationCopy>;

/** `80 %`, or `0 to 100 %` where it is not known. */
export function capacityText({ atLeastPct: low, atMostPct: high }: { atLeastPct: number; atMostPct: number }, t: Copy) {
  return low === high ? t('exact', { pct: low }) : t('between', { low, high });
}
