import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { attestationQuery, type Attestation } from '../../api/attestations';
import { useMay, useSession, type Session } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue, Timeline } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { DateText, TimeText } from '../../parts/measures';
import { AppLink } from '../../parts/app-link';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { useAttestationCopy } from './attestation.copy';
import { PrepareDialog, ReasonDialog, SignDialog } from './attestation-deeds';
import { AttestationLines } from './attestation-lines';
import { SignatureReceipt } from './signature-receipt';
import { Statement } from './statement';

type Doing = 'prepare' | 'sign' | 'decline' | 'withdraw';
type May = (permission: Session['permissions'][number]) => boolean;

const open: Attestation['state'][] = ['open', 'in_preparation', 'ready'];
const whenPossible: {
  doing: Doing;
  states: Attestation['state'][];
  needs: 'attestations.prepare' | 'attestations.sign';
}[] = [
  { doing: 'prepare', states: ['open', 'in_preparation'], needs: 'attestations.prepare' },
  { doing: 'sign', states: ['ready'], needs: 'attestations.sign' },
  { doing: 'decline', states: open, needs: 'attestations.sign' },
  { doing: 'withdraw', states: ['signed', 'accepted'], needs: 'attestations.sign' },
];

/* only the named attestor signs, declines or withdraws */
function doingsOf({ state, attestorId }: Attestation, personId: string, may: May): Doing[] {
  return whenPossible
    .filter(({ states, needs }) => states.includes(state) && may(needs))
    .filter(({ needs }) => needs === 'attestations.prepare' || personId === attestorId)
    .map(({ doing }) => doing);
}

function Authority({ authority }: { authority: Attestation['authority'] }) {
  const t = useAttestationCopy();
  if (!authority) return <Badge tone="warn">{t('noAuthority')}</Badge>;
  const { state, title, expiresOn } = authority;
  return <>{t(`authority.${state}`, { title, date: shortDateText(expiresOn) })}</>;
}

function Facts({ attestation }: { attestation: Attestation }) {
  const t = useAttestationCopy();
  const { periodFrom, periodTo, preparedByName, preparedAt } = attestation;
  return (
    <Card title={t('facts')}>
      <KeyValue
        items={[
          { label: t('due'), value: <DateText date={attestation.dueOn} /> },
          {
            label: t('covers'),
            value: t('coversText', { from: shortDateText(periodFrom), to: shortDateText(periodTo) }),
          },
          { label: t('attestor'), value: attestation.attestorName },
          { label: t('authority'), value: <Authority authority={attestation.authority} /> },
          {
            label: t('preparedBy'),
            value: preparedByName ? (
              <>
                {preparedByName}, <TimeText at={preparedAt} />
              </>
            ) : (
              '–'
            ),
          },
          { label: t('scheduledBy'), value: attestation.scheduledByName },
          { label: t('subOutsourcers'), value: attestation.subOutsourcers.join(', ') || '–' },
        ]}
      />
    </Card>
  );
}

function CriticalFindings({ attestation }: { attestation: Attestation }) {
  const t = useAttestationCopy();
  if (attestation.criticalFindings.length === 0) return null;
  return (
    <Card title={t('findings')}>
      <ul className="stack-tight">
        {attestation.criticalFindings.map(({ id, ref, title, listed }) => (
          <li key={id}>
            <span className="strong">
              {ref} {title}
            </span>
            <span className="sub">{listed ? t('findingListed') : t('findingNotListed', { ref })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Weaknesses({ attestation }: { attestation: Attestation }) {
  const t = useAttestationCopy();
  const { weaknesses } = attestation;
  if (weaknesses.length === 0) return null;
  return (
    <Note tone="warn" title={t('weaknesses')}>
      <p>{t('weaknessesHelp')}</p>
      <ul>
        {weaknesses.map(({ kind, id, ref, words }) => (
          <li key={id + ref + words}>
            {words}{' '}
            <AppLink to={kind === 'critical_gap' ? `/questionnaires/${id}` : `/exceptions/${id}`}>{ref}</AppLink>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Decisions({ attestation }: { attestation: Attestation }) {
  const t = useAttestationCopy();
  if (attestation.decisions.length === 0) return null;
  return (
    <Card title={t('decisions')}>
      <Timeline
        items={attestation.decisions.map(({ decision, reason, decidedAt, decidedByName }) => ({
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

const looks = { prepare: 'primary', sign: 'primary', decline: 'danger', withdraw: 'danger' } as const;

type DialogProps = { doing: Doing | null; attestation: Attestation; onClose: () => void };

function Deeds({ doing, attestation, onClose }: DialogProps) {
  if (doing === null) return null;
  if (doing === 'prepare') return <PrepareDialog attestation={attestation} onClose={onClose} />;
  if (doing === 'sign') return <SignDialog attestation={attestation} onClose={onClose} />;
  return <ReasonDialog kind={doing} attestation={attestation} onClose={onClose} />;
}

/** One attestation: answered, read word for word, signed, and what became of it. */
export function AttestationScreen({ id }: { id: string }) {
  const t = useAttestationCopy();
  const may = useMay();
  const { personId, membership } = useSession();
  const { data: attestation } = useSuspenseQuery(attestationQuery(id));
  const [doing, setDoing] = useState<Doing | null>(null);
  const { signature, statement } = attestation;
  const shown = signature ? { text: signature.shownText, sha256: signature.shownSha256 } : statement;
  const names = { vendor: attestation.vendorLegalName, registrant: attestation.registrantName };
  const crumb = membership.vendor ? { label: t('crumb'), to: '/attestations' } : { label: t('crumbHome'), to: '/home' };
  return (
    <Page
      title={t('title', { ref: attestation.ref, period: attestation.periodCode })}
      lede={t('lede', names)}
      crumbs={[crumb]}
      state={<StateChip state={attestation.overdue ? 'overdue' : attestation.state} />}
      actions={doingsOf(attestation, personId, may).map((one) => (
        <Button key={one} look={looks[one]} onPress={() => setDoing(one)}>
          {t(one)}
        </Button>
      ))}
    >
      {open.includes(attestation.state) && <Weaknesses attestation={attestation} />}
      <CriticalFindings attestation={attestation} />
      <div className="split">
        <div className="stack">
          <Card title={t('statement')} lede={t(signature ? 'statementLede' : 'statementPreview')}>
            <Statement text={shown.text} sha256={shown.sha256} />
          </Card>
          <AttestationLines attestation={attestation} />
        </div>
        <div className="stack">
          {signature && <SignatureReceipt id={id} signature={signature} />}
          <Facts attestation={attestation} />
          <Decisions attestation={attestation} />
        </div>
      </div>
      <Deeds doing={doing} attestation={attestation} onClose={() => setDoing(null)} />
    </Page>
  );
}
