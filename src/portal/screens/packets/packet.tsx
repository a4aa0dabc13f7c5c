import { useSuspenseQuery } from '@tanstack/react-query';
import { packetPdf, packetQuery, type PacketDetail } from '../../api/packets';
import { useMay } from '../../api/session';
import { DownloadLink } from '../../parts/button';
import { dateText } from '../../parts/format';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Card } from '../../parts/card';
import { Tabs, type TabItem } from '../../parts/tabs';
import { PdfReader } from '../reading/pdf-reader';
import { PacketDecision } from './packet-decision';
import { PacketComparisonTab } from './packet-comparison';
import { PacketExhibits } from './packet-exhibits';
import { PacketOverview } from './packet-overview';
import { PacketStanding } from './packet-standing';
import { PacketState } from './packet-state';
import { PacketWithdrawal } from './packet-withdrawal';
import { usePacketsCopy } from './packets.copy';

const hasPdf = ({ pdfSha256, draftPdfSha256 }: PacketDetail) => (pdfSha256 ?? draftPdfSha256) !== null;

function Reading({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const digest = packet.pdfSha256 ?? packet.draftPdfSha256;
  return (
    <Card title={t('pagesTitle')} lede={t('logged')}>
      {digest === null ? (
        <EmptyState title={t('notReadable')}>{t('notReadableHelp')}</EmptyState>
      ) : (
        <PdfReader key={digest} href={packetPdf(packet.id, true)} name={t('name', { ref: packet.ref })} />
      )}
    </Card>
  );
}

function Actions({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const may = useMay();
  return (
    <>
      {may('packets.download') && hasPdf(packet) && (
        <DownloadLink href={packetPdf(packet.id)}>{t(packet.pdfSha256 ? 'download' : 'downloadDraft')}</DownloadLink>
      )}
      {may('packets.approve') && packet.state === 'assembled' && <PacketDecision packet={packet} />}
      {may('packets.approve') && packet.state === 'issued' && <PacketWithdrawal packet={packet} />}
    </>
  );
}

export type PacketTab = 'overview' | 'exhibits' | 'compare' | 'read';
type Props = { id: string; tab: PacketTab; onTab: (tab: PacketTab) => void };

/** One packet: where it stands, what stops it, what it holds, and its pages. */
export function PacketScreen({ id, tab, onTab }: Props) {
  const t = usePacketsCopy();
  const may = useMay();
  const { data: packet } = useSuspenseQuery(packetQuery(id));
  const { ref, subject: vendor, periodCode: period } = packet;
  const items: TabItem[] = [
    { id: 'overview', label: t('overview'), content: <PacketOverview packet={packet} /> },
    {
      id: 'exhibits',
      label: t('exhibits'),
      count: packet.exhibits.length,
      content: <PacketExhibits exhibits={packet.exhibits} />,
    },
    { id: 'compare', label: t('compare'), content: <PacketComparisonTab packet={packet} /> },
    ...(may('packets.download') ? [{ id: 'read', label: t('read'), content: <Reading packet={packet} /> }] : []),
  ];
  return (
    <Page
      title={t('forVendor', { ref, vendor, period })}
      lede={t('detailLede', { kind: t(`kind.${packet.kind}`), date: dateText(packet.asOf), by: packet.preparedBy })}
      crumbs={[{ label: t('title'), to: '/packets' }]}
      state={<PacketState state={packet.state} />}
      actions={<Actions packet={packet} />}
    >
      <PacketStanding packet={packet} />
      <Tabs label={t('tabs')} items={items} value={tab} onChange={(next) => onTab(next as PacketTab)} />
    </Page>
  );
}
