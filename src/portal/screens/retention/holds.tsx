import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { askHoldRelease, decideHoldRelease, legalHoldsQuery, type LegalHold } from '../../api/retention';
import { A_PAGE } from '../../api/requests';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Pager } from '../../parts/pager';
import { StateChip } from '../../parts/state-chip';
import { DecideDialog } from './decide-dialog';
import { PlaceHoldDialog } from './place-hold-dialog';
import { ReasonDialog } from '../reason/reason-dialog';
import { useRetentionCopy } from './retention.copy';

type Doing = { hold: LegalHold; what: 'ask' | 'decide' } | null;

const waiting = (hold: LegalHold) => hold.releases.find(({ decision }) => decision === null);

/* what this person can do with the hold */
function useHoldDeeds(hold: LegalHold) {
  const may = useMay();
  const { personId } = useSession();
  const asked = waiting(hold);
  const active = hold.state === 'active';
  return {
    asks: active && !asked && may('retention.manage'),
    decides: active && asked !== undefined && asked.askedById !== personId && may('retention.approve'),
  };
}

function Hold({ hold, onDo }: { hold: LegalHold; onDo: (doing: Doing) => void }) {
  const t = useRetentionCopy();
  const { asks, decides } = useHoldDeeds(hold);
  const scope = [hold.vendorName, hold.evidenceItemRef, hold.periodCode].filter(Boolean).join(', ');
  const active = hold.state === 'active';
  return (
    <li className="stack-tight">
      <p className="row">
        <strong>{`${hold.ref} ${hold.title}`}</strong>
        <StateChip state={active ? 'on_hold' : 'closed'} word={t(active ? 'active' : 'released')} />
      </p>
      <p className="sm">{hold.reason}</p>
      <p className="muted sm">{`${scope || t('everything')}. ${t('placedBy', { who: hold.placedBy })}`}</p>
      {hold.releases.map((one) => (
        <p key={one.askedAt} className="muted sm">
          {t('askedRelease', { who: one.askedBy, reason: one.reason })}{' '}
          {one.decidedBy !== null && t('decidedRelease', { who: one.decidedBy, reason: one.decisionReason ?? '' })}
        </p>
      ))}
      <div className="row">
        {asks && (
          <Button small onPress={() => onDo({ hold, what: 'ask' })}>
            {t('askRelease')}
          </Button>
        )}
        {decides && (
          <Button small look="primary" onPress={() => onDo({ hold, what: 'decide' })}>
            {t('decideRelease')}
          </Button>
        )}
      </div>
    </li>
  );
}

function DoingDialog({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const t = useRetentionCopy();
  if (doing === null) return null;
  const { id, ref } = doing.hold;
  if (doing.what === 'decide')
    return (
      <DecideDialog id={id} about={ref} title={t('decideRelease')} perform={decideHoldRelease} onClose={onClose} />
    );
  return (
    <ReasonDialog
      title={t('askRelease')}
      lede={t('holdsLede')}
      label={t('reason')}
      field="reason"
      submit={t('askRelease')}
      done={t('recorded')}
      perform={(reason, headers) => askHoldRelease({ id, reason }, headers)}
      onClose={onClose}
    />
  );
}

/** Holds in force and released, with who placed and who released them. */
export function HoldsCard() {
  const t = useRetentionCopy();
  const may = useMay();
  const [page, setPage] = useState(1);
  const { data } = useQuery(legalHoldsQuery(page));
  const [doing, setDoing] = useState<Doing>(null);
  const [placing, setPlacing] = useState(false);
  const holds = data?.items ?? [];
  return (
    <Card title={t('holds')} lede={t('holdsLede')}>
      {holds.length === 0 && <p className="muted">{t('noHolds')}</p>}
      <ul className="stack">
        {holds.map((hold) => (
          <Hold key={hold.id} hold={hold} onDo={setDoing} />
        ))}
      </ul>
      {data && data.total > A_PAGE && (
        <Pager
          caption={t('holds')}
          page={page - 1}
          pageSize={A_PAGE}
          total={data.total}
          onPage={(next) => setPage(next + 1)}
        />
      )}
      {may('retention.manage') && (
        <div>
          <Button onPress={() => setPlacing(true)}>{t('place')}</Button>
        </div>
      )}
      {placing && <PlaceHoldDialog onClose={() => setPlacing(false)} />}
      <DoingDialog doing={doing} onClose={() => setDoing(null)} />
    </Card>
  );
}
