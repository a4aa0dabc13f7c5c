import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { proposeDisposal, type RetainedItem } from '../../api/retention';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRetentionCopy } from './retention.copy';

const namedBy = ({ kind, id }: RetainedItem) => (kind === 'evidence' ? { evidenceItemId: id } : { requestFileId: id });

/** Proposes to dispose of a record whose retention has ended. */
export function ProposeDialog({ item, onClose }: { item: RetainedItem; onClose: () => void }) {
  const t = useRetentionCopy();
  const [reason, setReason] = useState('');
  const propose = useDeed(proposeDisposal, {
    onDone: ({ ref }) => {
      toast({ title: t('proposed', { ref }) });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={t('proposeTitle', { ref: item.ref })}
      lede={t('proposeLede')}
      submitLabel={t('propose')}
      deed={propose}
      onSubmit={() => propose.submit({ ...namedBy(item), reason })}
      onClose={onClose}
    >
      <TextArea label={t('reason')} name="reason" rows={3} value={reason} onChange={setReason} />
    </DeedDialog>
  );
}
