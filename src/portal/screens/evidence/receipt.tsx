import { useQuery } from '@tanstack/react-query';
import { receiptQuery, type Receipt } from '../../api/evidence';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Digest, KeyValue } from '../../parts/facts';
import { countText } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { Loading, ProblemNote } from '../../parts/notes';
import { TrailReceiptFacts } from '../trail/trail-receipt';
import { useReceiptCopy } from './receipt.copy';

function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const t = useReceiptCopy();
  const { claimedType: claimed, detectedType: detected } = receipt;
  const items = [
    { label: t('file'), value: receipt.fileName },
    { label: t('sha256'), value: <Digest long value={receipt.sha256} /> },
    { label: t('bytes'), value: t('count', { bytes: countText(receipt.bytes) }) },
    { label: t('receivedAt'), value: <TimeText seconds at={receipt.receivedAt} /> },
    { label: t('receivedBy'), value: receipt.receivedByName },
    { label: t('vendor'), value: receipt.vendorName },
    { label: t('type'), value: t('claimed', { claimed, detected }) },
    { label: t('scan'), value: t(`scan.${receipt.scanState}`) },
    ...(receipt.sameContentAs ? [{ label: t('same'), value: receipt.sameContentAs }] : []),
  ];
  return (
    <>
      <KeyValue items={items} />
      <TrailReceiptFacts
        trail={receipt.trail}
        whole={receipt}
        fileName={`receipt-${receipt.itemRef}-${receipt.number}.json`}
      />
    </>
  );
}

/** What the vendor keeps as proof that a file arrived. */
export function ReceiptDialog({ versionId, onClose }: { versionId: string; onClose: () => void }) {
  const t = useReceiptCopy();
  const { data, error } = useQuery(receiptQuery(versionId));
  const title = data ? t('title', { ref: data.itemRef, number: data.number }) : t('loading');
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <p className="muted">{t('lede')}</p>
      <ProblemNote problem={error} />
      {data ? <ReceiptFacts receipt={data} /> : !error && <Loading />}
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
