import { useMemo } from 'react';
import type { PacketDetail } from '../../api/packets';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { Bytes } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { usePacketsCopy } from './packets.copy';

type Row = PacketDetail['exhibits'][number];

function useColumns(): Column<Row>[] {
  const t = usePacketsCopy();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('exhibit'),
        primary: true,
        tight: true,
        value: (row) => row.number,
        cell: (row) => <span className="mono">{row.number}</span>,
      },
      {
        id: 'evidence',
        header: t('evidence'),
        value: (row) => `${row.itemRef} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/evidence/${row.itemId}`}>{row.title}</AppLink>
            <span className="sub">{row.itemRef}</span>
          </>
        ),
      },
      { id: 'file', header: t('file'), value: (row) => row.fileName, cell: (row) => row.fileName },
      {
        id: 'size',
        header: t('size'),
        align: 'end',
        value: (row) => row.bytes,
        cell: (r) => <Bytes bytes={r.bytes} />,
      },
      { id: 'digest', header: t('digest'), value: (row) => row.sha256, cell: (row) => <Digest value={row.sha256} /> },
      {
        id: 'in',
        header: t('inPacket'),
        value: (row) => (row.attached ? t('attached') : t('listed')),
        cell: (row) => (
          <>
            {row.attached ? t('attached') : t('listed')}
            {row.notAttachedReason && <span className="sub">{row.notAttachedReason}</span>}
          </>
        ),
      },
    ],
    [t],
  );
}

/** Every file that the packet speaks of, attached or listed. */
export function PacketExhibits({ exhibits }: { exhibits: Row[] }) {
  const t = usePacketsCopy();
  return (
    <Card title={t('exhibits')}>
      <DataTable
        caption={t('exhibits')}
        columns={useColumns()}
        rows={exhibits}
        rowKey={(row) => row.number}
        empty={<EmptyState title={t('noExhibits')}>{t('noExhibitsHelp')}</EmptyState>}
      />
    </Card>
  );
}
