import { useQuery } from '@tanstack/react-query';
import { requestFileReceiptQuery } from '../../api/requests';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Digest, KeyValue } from '../../parts/facts';
import { Bytes, TimeText } from '../../parts/measures';
import { Loading, ProblemNote } from '../../parts/notes';
import { TrailReceiptFacts } from '../trail/trail-receipt';
import { Disposed } from './own-file-link';
import { useRequestsCopy } from './requests.copy';

/** What the portal recorded when a file for a request arrived, with its place in the trail. */
export function FileReceiptDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useRequestsCopy();
  const { data: one, error } = useQuery(requestFileReceiptQuery(id));
  return (
    <Dialog title={one ? t('receiptOf', { ref: one.ref }) : t('receipt')} isOpen onClose={onClose} wide>
      <p className="muted">{t('receiptLede')}</p>
      <ProblemNote problem={error} />
      {!one && !error && <Loading />}
      {one && (
        <>
          <KeyValue
            items={[
              { label: t('file'), value: `${one.fileName}, ${one.title}` },
              { label: t('recordRequest'), value: one.requestRef },
              { label: t('digest'), value: <Digest long value={one.sha256} /> },
              { label: t('size'), value: <Bytes bytes={one.bytes} /> },
              { label: t('source'), value: one.source },
              { label: t('broughtBy'), value: one.broughtBy },
              { label: t('receivedAt'), value: <TimeText seconds at={one.receivedAt} /> },
              { label: t('type'), value: one.detectedType },
              { label: t('scan'), value: t(`scan.${one.scanState}`) },
              { label: t('retention'), value: one.retentionClass },
              ...(one.disposal ? [{ label: t('kept'), value: <Disposed disposal={one.disposal} /> }] : []),
            ]}
          />
          <TrailReceiptFacts trail={one.trail} whole={one} fileName={`receipt-${one.ref}.json`} />
        </>
      )}
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
