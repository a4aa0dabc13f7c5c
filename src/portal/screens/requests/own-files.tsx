import { useMemo, useState } from 'react';
import type { RequestDetail, RequestFile } from '../../api/requests';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { Bytes, TimeText } from '../../parts/measures';
import { BringFile } from './bring-file';
import { FileReceiptDialog } from './file-receipt';
import { OwnFileLink } from './own-file-link';
import { useRequestsCopy } from './requests.copy';

function useColumns(show: (id: string) => void): Column<RequestFile>[] {
  const t = useRequestsCopy();
  return useMemo(
    () => [
      {
        id: 'file',
        header: t('file'),
        primary: true,
        cell: ({ id, ref, title, fileName, source, disposal }) => (
          <>
            <OwnFileLink id={id} label={`${ref} ${title}`} disposal={disposal} />
            <span className="sub">
              {fileName}. {source}
            </span>
          </>
        ),
      },
      {
        id: 'by',
        header: t('broughtBy'),
        cell: ({ broughtBy, receivedAt }) => (
          <>
            {broughtBy}
            <span className="sub">
              <TimeText at={receivedAt} />
            </span>
          </>
        ),
      },
      { id: 'size', header: t('size'), align: 'end', cell: ({ bytes }) => <Bytes bytes={bytes} /> },
      { id: 'digest', header: t('digest'), cell: ({ sha256 }) => <Digest value={sha256} /> },
      {
        id: 'delivered',
        header: t('deliveredIn'),
        cell: ({ deliveries }) =>
          deliveries.length === 0 ? t('notDelivered') : t('deliveredNumbers', { numbers: deliveries.join(', ') }),
      },
      {
        id: 'receipt',
        header: t('receipt'),
        cell: ({ id, ref }) => (
          <Button small onPress={() => show(id)} aria-label={t('receiptOf', { ref })}>
            {t('receipt')}
          </Button>
        ),
      },
    ],
    [t, show],
  );
}

/* its owner, while working on it */
function useBrings({ state, ownerId }: RequestDetail): boolean {
  const may = useMay();
  const { personId } = useSession();
  return may('requests.answer') && state === 'in_progress' && ownerId === personId;
}

/** Files that the registrant's people brought for this request; its owner brings them while working on it. */
export function OwnFiles({ one }: { one: RequestDetail }) {
  const t = useRequestsCopy();
  const [shown, setShown] = useState<string | null>(null);
  const columns = useColumns(setShown);
  const brings = useBrings(one);
  if (!brings && one.files.length === 0) return null;
  return (
    <Card title={t('ownFiles')} lede={t(brings ? 'ownFilesLede' : 'ownFilesOthers')}>
      {one.files.length > 0 && (
        <DataTable
          caption={t('ownFiles')}
          columns={columns}
          rows={one.files}
          rowKey={({ id }) => id}
          empty={null}
          plain
          dense
        />
      )}
      {brings && <BringFile requestId={one.id} />}
      {shown !== null && <FileReceiptDialog id={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}
