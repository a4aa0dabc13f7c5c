import { useQuery } from '@tanstack/react-query';
import { exceptionListQuery } from '../../api/exceptions';
import type { ObligationDetail } from '../../api/obligations';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { StateChip } from '../../parts/state-chip';
import { chipOf } from './exceptions';
import { useExceptionsCopy } from './exceptions.copy';
import { RequestCard } from './request-exception';

const FULFILLED = ['met', 'not_applicable'];

/** On a requirement's page: the exceptions from it, and the way to ask for one. */
export function ObligationExceptions({ one }: { one: ObligationDetail }) {
  const t = useExceptionsCopy();
  const may = useMay();
  const { data } = useQuery({ ...exceptionListQuery, enabled: may('exceptions.read') && one.vendorId !== null });
  if (!data) return null;
  const own = data.items.filter(({ obligationId }) => obligationId === one.id);
  const running = own.some(({ waitsFor, state }) => waitsFor !== null || state === 'active' || state === 'expiring');
  const asks = may('exceptions.request') && !running && !FULFILLED.includes(one.conclusion ?? '');
  return (
    <>
      {own.length > 0 && (
        <Card title={t('title')}>
          <ul className="stack-tight">
            {own.map(({ id, ref, state, stateWords }) => (
              <li key={id} className="row">
                <AppLink to={`/exceptions/${id}`}>{ref}</AppLink>
                <StateChip state={chipOf(state)} word={stateWords} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {asks && <RequestCard ground={{ obligationId: one.id }} code={one.requirementCode} />}
    </>
  );
}
