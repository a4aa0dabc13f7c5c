import { packetBinder, verifierPage, verifierProgram, type PacketDetail } from '../../api/packets';
import { useMay } from '../../api/session';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { usePacketsCopy } from './packets.copy';

/** What one takes away to prove the packet without the portal. */
export function PacketProof({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const may = useMay();
  if (!may('packets.download')) return null;
  return (
    <Card title={t('proof')} lede={t(packet.pdfSha256 === null ? 'proofOfDraft' : 'proofLede')}>
      <div className="row">
        <DownloadLink small href={packetBinder(packet.id)}>
          {t('binder')}
        </DownloadLink>
        <DownloadLink small href={verifierPage}>
          {t('verifierPage')}
        </DownloadLink>
        <DownloadLink small href={verifierProgram}>
          {t('verifierProgram')}
        </DownloadLink>
      </div>
      <p className="muted">{t('verifierHelp')}</p>
    </Card>
  );
}
