import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { signedReceiptQuery } from '../../api/attestations';
import { confirmationQuery, type Confirmation } from '../../api/confirmations';
import { useMay, useSession, type Session } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue, Timeline } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { DateText, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Statement } from '../attestation/statement';
import { ReasonDialog, SignDialog } from './confirmation-deeds';
import { ConfirmationState } from './confirmation-list';
import { TrailReceiptFacts } from '../trail/trail-receipt';
import { useConfirmationCopy } from './confirmation.copy';
import { PrepareCard } from './prepare-card';

type Doing = 'sign' | 'decline' | 'accept' | 'return';
type Permission = Session['permissions'][number];

const waiting: Confirmation['state'][] = ['open', 'ready'];
const possible: { doing: Doing; states: Confirmation['state'][]; needs: Permission }[] = [
  { doing: 'decline', states: waiting, needs: 'attestations.sign' },
  { doing: 'sign', states: ['ready'], needs: 'attestations.sign' },
  { doing: 'return', states: ['signed'], needs: 'attestations.review' },
  { doing: 'accept', states: ['signed'], needs: 'attestations.review' },
];

const looks = { sign: 'primary', accept: 'primary', decline: 'danger', return: 'plain' } as const;

function Facts({ confirmation }: { confirmation: Confirmation }) {
  const t = useConfirmationCopy();
  const { preparedByName, preparedAt, supersedes, obligationId } = confirmation;
  const prepared = preparedByName && (
    <>
      {preparedByName}, <TimeText at={preparedAt} />
    </>
  );
  const earlier = supersedes && <AppLink to={`/change-confirmations/${supersedes}`}>{t('supersedesLink')}</AppLink>;
  return (
    <Card title={t('facts')}>
      <KeyValue
        items={[
          { label: t('due'), value: <DateText date={confirmation.dueOn} /> },
          { label: t('rule'), value: confirmation.dueRule },
          { label: t('since'), value: <DateText date={confirmation.since} /> },
          { label: t('preparedBy'), value: prepared ?? '–' },
          {
            label: t('requirement'),
            value: <AppLink to={`/requirements/${obligationId}`}>{t('requirementLink')}</AppLink>,
          },
          ...(earlier ? [{ label: t('supersedes'), value: earlier }] : []),
        ]}
      />
    </Card>
  );
}

function Receipt({ id, of }: { id: string; of: NonNullable<Confirmation['signature']> }) {
  const t = useConfirmationCopy();
  const { data: receipt } = useQuery(signedReceiptQuery('change-confirmations', id));
  return (
    <Card title={t('receipt')}>
      <KeyValue
        items={[
          { label: t('signer'), value: `${of.signerName}, ${of.signerTitle}` },
          { label: t('signedAt'), value: <TimeText seconds at={of.signedAt} /> },
          { label: t('localTime'), value: of.localTime },
          { label: t('againstDue'), value: t(of.late ? 'lateYes' : 'lateNo') },
          { label: t('recordDigest'), value: <Digest long value={of.shownSha256} /> },
        ]}
      />
      {receipt && <TrailReceiptFacts trail={receipt.trail} whole={receipt} fileName={`receipt-${receipt.ref}.json`} />}
    </Card>
  );
}

function Decisions({ of }: { of: Confirmation['decisions'] }) {
  const t = useConfirmationCopy();
  if (of.length === 0) return null;
  return (
    <Card title={t('decisions')}>
      <Timeline
        items={of.map(({ decision, reason, decidedByName, decidedAt }) => ({
          id: decision + decidedAt,
          at: decidedAt,
          title: t(`decision.${decision}`),
          who: decidedByName,
          state: decision,
          ...(reason && { detail: <p className="quote">{reason}</p> }),
        }))}
      />
    </Card>
  );
}

type DialogProps = { doing: Doing | null; confirmation: Confirmation; onClose: () => void };

function Deeds({ doing, confirmation, onClose }: DialogProps) {
  if (doing === null) return null;
  if (doing === 'sign') return <SignDialog confirmation={confirmation} onClose={onClose} />;
  return <ReasonDialog kind={doing} confirmation={confirmation} onClose={onClose} />;
}

function CannotSign({ because }: { because: string | null }) {
  const t = useConfirmationCopy();
  const may = useMay();
  if (because === null || !may('attestations.sign')) return null;
  return (
    <Note tone="warn" title={t('cannotSign')}>
      {because}
    </Note>
  );
}

function useDoings({ state, signRefusal }: Confirmation) {
  const may = useMay();
  const open = possible.filter(({ states, needs }) => states.includes(state) && may(needs));
  return open.map(({ doing }) => ({ doing, isDisabled: doing === 'sign' && signRefusal !== null }));
}

/** One quarter's change confirmation: prepared, read word for word, signed or declined, accepted or returned. */
export function ConfirmationScreen({ id }: { id: string }) {
  const t = useConfirmationCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: confirmation } = useSuspenseQuery(confirmationQuery(id));
  const [doing, setDoing] = useState<Doing | null>(null);
  const doings = useDoings(confirmation);
  const { ref, quarter, periodCode, vendorName, registrantName, state, signature, signRefusal } = confirmation;
  const shown = signature ? { text: signature.shownText, sha256: signature.shownSha256 } : confirmation.statement;
  const prepares = waiting.includes(state) && may('attestations.prepare');
  const crumb = membership.vendor
    ? { label: t('crumb'), to: '/attestations' }
    : { label: t('crumbTracker'), to: '/attestation-tracker' };
  return (
    <Page
      title={t('title', { ref, quarter, period: periodCode })}
      lede={t('lede', { vendor: vendorName, registrant: registrantName, since: shortDateText(confirmation.since) })}
      crumbs={[crumb]}
      state={<ConfirmationState of={confirmation} />}
      actions={doings.map((one) => (
        <Button key={one.doing} look={looks[one.doing]} isDisabled={one.isDisabled} onPress={() => setDoing(one.doing)}>
          {t(one.doing)}
        </Button>
      ))}
    >
      <CannotSign because={signRefusal} />
      <div className="split">
        <div className="stack">
          {prepares && <PrepareCard key={confirmation.version} confirmation={confirmation} />}
          <Card title={t('statement')} lede={t(signature ? 'statementSigned' : 'statementPreview')}>
            <Statement text={shown.text} sha256={shown.sha256} />
          </Card>
        </div>
        <div className="stack">
          {signature && <Receipt id={id} of={signature} />}
          <Facts confirmation={confirmation} />
          <Decisions of={confirmation.decisions} />
        </div>
      </div>
      <Deeds doing={doing} confirmation={confirmation} onClose={() => setDoing(null)} />
    </Page>
  );
}
