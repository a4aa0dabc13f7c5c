import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ALL_HOLDS, legalHoldsQuery, type LegalHold } from '../../api/retention';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DoingDialog, HoldButtons, ReleaseLines, type Doing } from './hold-deeds';
import { PlaceHoldDialog } from './place-hold-dialog';
import { useRetentionCopy } from './retention.copy';

function Hold({ hold, onDo }: { hold: LegalHold; onDo: (doing: Doing) => void }) {
  const t = useRetentionCopy();
  const scope = [hold.vendorName, hold.evidenceItemRef, hold.requestFileRef, hold.periodCode]
    .filter(Boolean)
    .join(', ');
  return (
    <li className="stack-tight">
      <strong>{`${hold.ref} ${hold.title}`}</strong>
      <p className="sm">{hold.reason}</p>
      <p className="muted sm">{`${scope || t('everything')}. ${t('placedBy', { who: hold.placedBy })}`}</p>
      <ReleaseLines hold={hold} />
      <HoldButtons hold={hold} onDo={onDo} />
    </li>
  );
}

const IN_FORCE = { ...ALL_HOLDS, state: 'active' } as const;

/** The holds in force; the list has those that were released too. */
export function HoldsCard() {
  const t = useRetentionCopy();
  const may = useMay();
  const { data } = useQuery(legalHoldsQuery(IN_FORCE));
  const [doing, setDoing] = useState<Doing>(null);
  const [placing, setPlacing] = useState(false);
  const holds = data?.items ?? [];
  return (
    <Card title={t('holdsInForce')} lede={t('holdsLede')}>
      {holds.length === 0 && <p className="muted">{t('noHolds')}</p>}
      <ul className="stack">
        {holds.slice(0, 5).map((hold) => (
          <Hold key={hold.id} hold={hold} onDo={setDoing} />
        ))}
      </ul>
      <div className="row">
        {may('retention.manage') && <Button onPress={() => setPlacing(true)}>{t('place')}</Button>}
        <AppLink to="/legal-holds">{t('allHolds', { count: data?.total ?? 0 })}</AppLink>
      </div>
      {placing && <PlaceHoldDialog onClose={() => setPlacing(false)} />}
      <DoingDialog doing={doing} onClose={() => setDoing(null)} />
    </Card>
  );
}
