import type { AttestationDetail } from '../../api/tracker';
import { Card } from '../../parts/card';
import { Digest, KeyValue, Timeline } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { useTrackerCopy } from './tracker.copy';

type Signature = NonNullable<AttestationDetail['signature']>;

function Changed({ since }: { since: Signature['changedSince'] }) {
  const t = useTrackerCopy();
  if (!since.changed) return null;
  const list = (title: string, lines: string[]) =>
    lines.length > 0 && (
      <>
        <p className="strong">{title}</p>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </>
    );
  return (
    <Note tone="warn" title={t('changedSince')}>
      {list(t('added'), since.added)}
      {list(t('removed'), since.removed)}
    </Note>
  );
}

/** Who signed, when, with what authority, and the digest of exactly what was shown. */
export function SignatureCard({ attestation, signature }: { attestation: AttestationDetail; signature: Signature }) {
  const t = useTrackerCopy();
  const { authority } = attestation;
  return (
    <Card title={t('signature')}>
      <div className="signature">
        <KeyValue
          items={[
            { label: t('signer'), value: `${signature.signerName}, ${signature.signerTitle}` },
            { label: t('signedAt'), value: <TimeText at={signature.signedAt} seconds /> },
            { label: t('localTime'), value: signature.localTime },
            { label: t('reauth'), value: <TimeText at={signature.reauthenticatedAt} seconds /> },
            { label: t('sha'), value: <Digest value={signature.shownSha256} long /> },
            { label: t('address'), value: `${signature.address}, ${signature.userAgent}` },
            {
              label: t('authority'),
              value: authority
                ? t('authorityText', {
                    title: authority.title,
                    by: authority.verifiedByName,
                    on: shortDateText(authority.verifiedOn),
                    until: shortDateText(authority.expiresOn),
                  })
                : t('authorityNone'),
            },
            ...(authority ? [{ label: t('basis'), value: authority.basis }] : []),
          ]}
        />
      </div>
    </Card>
  );
}

/** The exact text: as it was signed, or as it would be signed now. */
export function Statement({ attestation }: { attestation: AttestationDetail }) {
  const t = useTrackerCopy();
  const { signature } = attestation;
  return (
    <Card title={t(signature ? 'statement' : 'statementDraft')} lede={signature ? undefined : t('notSigned')}>
      {signature && <Changed since={signature.changedSince} />}
      <blockquote className="statement">{signature ? signature.shownText : attestation.statement.text}</blockquote>
    </Card>
  );
}

export function Decisions({ attestation }: { attestation: AttestationDetail }) {
  const t = useTrackerCopy();
  if (attestation.decisions.length === 0) return null;
  return (
    <Card title={t('decisions')}>
      <Timeline
        items={attestation.decisions.map((one) => ({
          id: one.decidedAt,
          at: one.decidedAt,
          title: <StateChip state={one.decision} />,
          who: one.decidedByName,
          detail: one.reason,
        }))}
      />
    </Card>
  );
}
