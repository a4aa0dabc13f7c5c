import { useMemo } from 'react';
import { packetManifest, type PacketDetail } from '../../api/packets';
import { useMay } from '../../api/session';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest, KeyValue, Timeline } from '../../parts/facts';
import { Bytes, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { PacketProof } from './packet-proof';
import { PacketSignature } from './packet-signature';
import { PacketWithheld } from './packet-withheld';
import { usePacketsCopy } from './packets.copy';

type Check = PacketDetail['checks'][number] & { number: number };

function useColumns(): Column<Check>[] {
  const t = usePacketsCopy();
  return useMemo(
    () => [
      {
        id: 'check',
        header: t('check'),
        primary: true,
        cell: ({ number, words, verdict, reasons }) => (
          <>
            {number}. {words}
            {reasons.map((reason) => (
              <span key={reason} className={verdict === 'pass' ? 'sub' : 'sub tone-bad'}>
                {reason}
              </span>
            ))}
          </>
        ),
      },
      {
        id: 'verdict',
        header: t('verdict'),
        tight: true,
        cell: ({ verdict }) => <StateChip state={verdict} word={t(verdict === 'pass' ? 'holds' : 'holdsNot')} />,
      },
    ],
    [t],
  );
}

function Checks({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  return (
    <Card title={t('checksTitle')} lede={t('checksLede')}>
      <DataTable
        caption={t('checksTitle')}
        columns={useColumns()}
        rows={packet.checks.map((check, at) => ({ ...check, number: at + 1 }))}
        rowKey={(check) => check.id}
        empty={<p className="muted">{t('noChecks')}</p>}
        plain
      />
    </Card>
  );
}

function Approvals({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const approves = useMay()('packets.approve');
  const stopped = approves && packet.state === 'assembled' && packet.approvalRefusals.length > 0;
  return (
    <Card title={t('approvals')}>
      {packet.approvals.length === 0 && <p className="muted">{t('noApprovals')}</p>}
      <Timeline
        items={packet.approvals.map((one) => ({
          id: one.decidedAt,
          at: one.decidedAt,
          title: t(one.decision === 'approved' ? 'decisionApproved' : 'decisionSentBack'),
          who: `${one.approver} · ${one.method}`,
          detail: one.reason,
          state: one.decision === 'approved' ? 'approved' : 'returned',
        }))}
      />
      {stopped && (
        <Note tone="warn" title={t('refusals')}>
          <ul>
            {packet.approvalRefusals.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Note>
      )}
    </Card>
  );
}

function Identity({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const may = useMay();
  return (
    <Card
      title={t('identity')}
      lede={t('identityLede')}
      aside={
        may('packets.download') &&
        packet.manifestSha256 !== null && (
          <DownloadLink small href={packetManifest(packet.id)}>
            {t('manifest')}
          </DownloadLink>
        )
      }
    >
      <KeyValue
        items={[
          { label: t('manifestDigest'), value: <Digest value={packet.manifestSha256} long /> },
          { label: t('finalDigest'), value: <Digest value={packet.pdfSha256} long /> },
          { label: t('draftDigest'), value: <Digest value={packet.draftPdfSha256} long /> },
          { label: t('size'), value: <Bytes bytes={packet.pdfBytes ?? packet.draftPdfBytes} /> },
          { label: t('pages'), value: packet.pageCount ?? '–' },
          { label: t('cutOff'), value: <TimeText at={packet.cutOffAt} seconds /> },
          { label: t('requested'), value: <TimeText at={packet.requestedAt} /> },
          { label: t('assembled'), value: <TimeText at={packet.assembledAt} /> },
          { label: t('issued'), value: <TimeText at={packet.issuedAt} /> },
        ]}
      />
    </Card>
  );
}

export function PacketOverview({ packet }: { packet: PacketDetail }) {
  return (
    <div className="two">
      <Checks packet={packet} />
      <div className="stack">
        <Approvals packet={packet} />
        <PacketWithheld packet={packet} />
        <Identity packet={packet} />
        {packet.manifestSha256 !== null && <PacketProof packet={packet} />}
        {packet.signature && <PacketSignature id={packet.id} signature={packet.signature} />}
      </div>
    </div>
  );
}
