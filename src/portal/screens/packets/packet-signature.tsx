import { packetCertificates, type PacketDetail } from '../../api/packets';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { usePacketsCopy } from './packets.copy';

type Signature = NonNullable<PacketDetail['signature']>;

function Signer({ signature }: { signature: Signature }) {
  const t = usePacketsCopy();
  const { subject, issuer, selfMade } = signature;
  return (
    <>
      {subject}
      <div className="sm muted">{selfMade ? t('signerSelfMade') : t('signerIssuer', { issuer })}</div>
    </>
  );
}

function Timestamp({ signature }: { signature: Signature }) {
  const t = usePacketsCopy();
  if (signature.timestampAt === null) return <span className="muted">{t('noTimestamp')}</span>;
  return (
    <>
      <TimeText at={signature.timestampAt} seconds />
      <div className="sm muted">{t('timestampBy', { authority: signature.timestampAuthority ?? '' })}</div>
    </>
  );
}

/** By which certificate an issued packet is signed, and whose timestamp it carries. */
export function PacketSignature({ id, signature }: { id: string; signature: Signature }) {
  const t = usePacketsCopy();
  const { algorithm } = signature;
  return (
    <Card
      title={t('signature')}
      lede={t('signatureLede')}
      aside={
        <DownloadLink small href={packetCertificates(id)}>
          {t('certificates')}
        </DownloadLink>
      }
    >
      <KeyValue
        items={[
          { label: t('signer'), value: <Signer signature={signature} /> },
          { label: t('signedAt'), value: <TimeText at={signature.signedAt} seconds /> },
          { label: t('signatureLevel'), value: t(`signatureLevel.${signature.level}`, { algorithm }) },
          { label: t('timestamp'), value: <Timestamp signature={signature} /> },
          { label: t('certificateDigest'), value: <Digest value={signature.certificateSha256} long /> },
          { label: t('certificateGood'), value: <TimeText at={signature.notAfter} /> },
        ]}
      />
    </Card>
  );
}
