import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { noneOccurredQuery, type NoneOccurred, type SignedNoneOccurred } from '../../api/none-occurred';
import type { ObligationDetail } from '../../api/obligations';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Statement } from '../attestation/statement';
import { DecideNoneDialog, SignNoneDialog } from './none-occurred-deeds';
import { useNoneOccurredCopy } from './none-occurred.copy';

const TONES = { signed: 'tone-info', accepted: 'tone-ok', returned: 'tone-warn', superseded: 'tone-bad' };

function Signed({ one }: { one: SignedNoneOccurred }) {
  const t = useNoneOccurredCopy();
  const may = useMay();
  const [decision, setDecision] = useState<'accepted' | 'returned' | null>(null);
  return (
    <li className="stack-tight">
      <KeyValue
        items={[
          { label: t('state'), value: <span className={TONES[one.state]}>{t(`state.${one.state}`)}</span> },
          { label: t('period'), value: t('fromTo', { from: one.fromOn, to: one.toOn }) },
          {
            label: t('signedBy'),
            value: (
              <>
                {one.signerName}, {one.signerTitle}, <TimeText at={one.signedAt} /> {one.late && t('late')}
              </>
            ),
          },
          ...(one.decidedByName === null ? [] : [{ label: t('decidedBy'), value: one.decidedByName }]),
          ...(one.reason === '' ? [] : [{ label: t('reason'), value: one.reason }]),
          ...(one.supersededByWords === null ? [] : [{ label: t('supersededBy'), value: one.supersededByWords }]),
        ]}
      />
      <details>
        <summary>{t('text')}</summary>
        <Statement text={one.shownText} sha256={one.shownSha256} />
      </details>
      {one.state === 'signed' && may('attestations.review') && (
        <div className="row">
          <Button look="primary" onPress={() => setDecision('accepted')}>
            {t('accept')}
          </Button>
          <Button onPress={() => setDecision('returned')}>{t('return')}</Button>
        </div>
      )}
      {decision && <DecideNoneDialog one={one} decision={decision} onClose={() => setDecision(null)} />}
    </li>
  );
}

/** Where a requirement asks after each event and none is recorded: the signed statement that there was none. */
export function NoneOccurredCard({ one }: { one: ObligationDetail }) {
  const may = useMay();
  const applies = one.vendorId !== null && one.occurrenceKey === 'none_occurred' && may('attestations.read');
  return applies ? <Statements obligationId={one.id} /> : null;
}

/** Real events of the period beside the statement: those that contradict it, and those in which no plan was started. */
function Disruptions({ of, stands }: { of: NoneOccurred; stands: boolean }) {
  const t = useNoneOccurredCopy();
  if (of.disruptions.length === 0) return null;
  const isContradicted = of.disruptions.some(({ contradicts }) => contradicts);
  return (
    <Note tone={isContradicted ? (stands ? 'bad' : 'warn') : 'info'} title={t('disruptions')}>
      <ul>
        {of.disruptions.map(({ id, ref, title, occurredOn, contradicts }) => (
          <li key={id}>
            <AppLink to={`/disruptions/${id}`}>
              {ref} {title}
            </AppLink>
            {', '}
            {shortDateText(occurredOn)}: {t(contradicts ? 'contradicts' : 'noPlanStarted')}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Statements({ obligationId }: { obligationId: string }) {
  const t = useNoneOccurredCopy();
  const may = useMay();
  const { data: of } = useSuspenseQuery(noneOccurredQuery(obligationId));
  const [isSigning, setSigning] = useState(false);
  const signs = may('attestations.sign');
  const stands = of.signed.some(({ state }) => state === 'signed' || state === 'accepted');
  return (
    <Card title={t('title')} lede={t('lede', { date: shortDateText(of.signedFrom) })}>
      <div className="stack">
        {of.refusal !== null && !stands && (
          <Note tone="info" title={t('refused')}>
            {of.refusal}
          </Note>
        )}
        <Disruptions of={of} stands={stands} />
        {signs && of.refusal === null && (
          <div className="row">
            <Button look="primary" onPress={() => setSigning(true)}>
              {t('sign')}
            </Button>
          </div>
        )}
        {of.signed.length > 0 && (
          <ul className="stack" aria-label={t('signed')}>
            {of.signed.map((one) => (
              <Signed key={one.id} one={one} />
            ))}
          </ul>
        )}
      </div>
      {isSigning && <SignNoneDialog of={of} onClose={() => setSigning(false)} />}
    </Card>
  );
}
