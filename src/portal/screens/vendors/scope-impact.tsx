import { useQuery } from '@tanstack/react-query';
import { serviceImpactQuery } from '../../api/impact';
import { Button } from '../../parts/button';
import { clockText } from '../../parts/format';
import { Note } from '../../parts/notes';
import type { Facts } from './scope-facts';
import { useServicesCopy } from './services.copy';

type FromImpactProps = { serviceId: string; onFacts: (part: Partial<Facts>) => void };

/** Offers what the impact assessment in force says, so that the tier is decided on the same facts. */
export function FromImpact({ serviceId, onFacts }: FromImpactProps) {
  const t = useServicesCopy();
  const { data } = useQuery(serviceImpactQuery(serviceId));
  const impact = data?.inForce;
  if (!impact) return null;
  const { ref, mtpdMinutes, highestScore } = impact;
  const take = () =>
    onFacts({
      impactAnalysis: mtpdMinutes === null ? 'never_unacceptable' : 'analysed',
      ...{ mtpdMinutes, highestImpact: String(highestScore ?? '') },
    });
  const outage = mtpdMinutes === null ? t('outageNever') : `${clockText(mtpdMinutes)} h`;
  return (
    <Note tone="info" title={t('impactSays', { ref, outage })}>
      <div>
        <Button small onPress={take}>
          {t('impactTake')}
        </Button>
      </div>
    </Note>
  );
}
