import { useQuery } from '@tanstack/react-query';
import { signedReceiptQuery, type Signature } from '../../api/attestations';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { TrailReceiptFacts } from '../trail/trail-receipt';
import { useAttestationCopy } from './attestation.copy';

function Changes({ signature }: { signature: Signature }) {
  const t = useAttestationCopy();
  const { changed, added, removed } = signature.changedSince;
  if (!changed) return null;
  const parts = [
    { word: t('changedAdded'), lines: added },
    { word: t('changedRemoved'), lines: removed },
  ];
  return (
    <Note tone="warn" title={t('changed')}>
      {parts.map(
        ({ word, lines }) =>
          lines.length > 0 && (
            <div key={word}>
              <p>{word}</p>
              <ul>
                {lines.map((line, at) => (
                  <li key={at}>{line}</li>
                ))}
              </ul>
            </div>
          ),
      )}
    </Note>
  );
}

/** What was signed, by whom, when and how. */
export function SignatureReceipt({ id, signature }: { id: string; signature: Signature }) {
  const t = useAttestationCopy();
  const { data: receipt } = useQuery(signedReceiptQuery('attestations', id));
  return (
    <Card title={t('receipt')} lede={t('receiptLede')}>
      <KeyValue
        items={[
          { label: t('signer'), value: `${signature.signerName}, ${signature.signerTitle}` },
          { label: t('signedAt'), value: <TimeText seconds at={signature.signedAt} /> },
          { label: t('localTime'), value: signature.localTime },
          ...(signature.late ? [{ label: t('late'), value: t('lateYes') }] : []),
          { label: t('recordQualified'), value: t(signature.qualified ? 'qualified' : 'unqualified') },
          { label: t('recordDigest'), value: <Digest long value={signature.shownSha256} /> },
          { label: t('reauthenticated'), value: <TimeText seconds at={signature.reauthenticatedAt} /> },
          { label: t('address'), value: signature.address },
        ]}
      />
      {receipt && <TrailReceiptFacts trail={receipt.trail} whole={receipt} fileName={`receipt-${receipt.ref}.json`} />}
      <Changes signature={signature} />
    </Card>
  );
}
