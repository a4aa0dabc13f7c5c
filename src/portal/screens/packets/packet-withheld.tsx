import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { withheldOpening, withheldQuery, type PacketDetail, type WithheldSection } from '../../api/packets';
import { useMay } from '../../api/session';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { useWithholdingCopy } from './withholding.copy';

function useColumns(packetId: string): Column<WithheldSection>[] {
  const t = useWithholdingCopy();
  const opens = useMay()('packets.prepare');
  return useMemo(
    () => [
      {
        id: 'plan',
        header: t('plan'),
        primary: true,
        cell: ({ planRef, label, section }) => (
          <>
            {planRef} v{label}
            <span className="sub">{t(`what.${section}`)}</span>
          </>
        ),
      },
      {
        id: 'why',
        header: t('why'),
        cell: ({ reason, withheldBy, withheldAt, commitment }) => (
          <>
            {reason}
            <span className="sub">
              {withheldBy}, <TimeText at={withheldAt} />
            </span>
            <Digest value={commitment} />
          </>
        ),
      },
      ...(opens
        ? [
            {
              id: 'opening',
              header: t('opening'),
              tight: true,
              cell: ({ id }: WithheldSection) => (
                <DownloadLink small href={withheldOpening(packetId, id)}>
                  {t('open')}
                </DownloadLink>
              ),
            },
          ]
        : []),
    ],
    [t, opens, packetId],
  );
}

/** What the packet keeps back and why; whoever prepares packets can hand over what opens it. */
export function PacketWithheld({ packet }: { packet: PacketDetail }) {
  const t = useWithholdingCopy();
  const opens = useMay()('packets.prepare');
  const columns = useColumns(packet.id);
  const { data } = useQuery(withheldQuery(packet.id));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card title={t('cardTitle')} lede={t('cardLede')}>
      <DataTable
        caption={t('cardTitle')}
        columns={columns}
        rows={data.items}
        rowKey={({ id }) => id}
        empty={null}
        plain
      />
      {opens && <p className="muted">{t('openHelp')}</p>}
    </Card>
  );
}
