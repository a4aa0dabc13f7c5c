import { useState } from 'react';
import { useDeed, type KeyHeader } from '../../api/deed';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRetentionCopy } from './retention.copy';

type Props = {
  id: string;
  title: string;
  lede: string;
  perform: (given: { id: string; reason: string }, headers: KeyHeader) => Promise<unknown>;
  onClose: () => void;
};

/** A deed that needs nothing but a reason. */
export function ReasonDialog({ id, title, lede, perform, onClose }: Props) {
  const t = useRetentionCopy();
  const [reason, setReason] = useState('');
  const deed = useDeed(perform, {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={title}
      lede={lede}
      submitLabel={title}
      deed={deed}
      onSubmit={() => deed.submit({ id, reason })}
      onClose={onClose}
    >
      <TextArea label={t('reason')} name="reason" rows={3} value={reason} onChange={setReason} />
    </DeedDialog>
  );
}
