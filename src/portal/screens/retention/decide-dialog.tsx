import { useState } from 'react';
import { useDeed, type KeyHeader } from '../../api/deed';
import { RadioGroup } from '../../parts/choice-fields';
import { ConfirmDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRetentionCopy } from './retention.copy';

const decisions = ['approved', 'refused'] as const;
type Decision = (typeof decisions)[number];
const words = { approved: 'approve', refused: 'refuse' } as const;

type Props = {
  id: string;
  about: string;
  title: string;
  perform: (given: { id: string; decision: Decision; reason: string }, headers: KeyHeader) => Promise<unknown>;
  onClose: () => void;
};

/** One of the two people's words; what will be recorded is shown before. */
export function DecideDialog({ id, about, title, perform, onClose }: Props) {
  const t = useRetentionCopy();
  const [decision, setDecision] = useState<Decision>('approved');
  const [reason, setReason] = useState('');
  const decide = useDeed(perform, {
    onDone: () => {
      toast({ title: t('recorded'), detail: about });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`${title}: ${about}`}
      isOpen
      onClose={onClose}
      record={[
        { label: t('decision'), value: t(words[decision]) },
        { label: t('reason'), value: reason || '–' },
      ]}
      confirmLabel={t(words[decision])}
      look={decision === 'approved' ? 'danger' : 'primary'}
      isDisabled={reason.trim() === ''}
      onConfirm={() => decide.do({ id, decision, reason })}
    >
      <RadioGroup
        label={t('decision')}
        name="decision"
        options={decisions.map((one) => ({ id: one, label: t(words[one]) }))}
        value={decision}
        onChange={setDecision}
      />
      <TextArea label={t('reason')} name="reason" rows={3} errors={decide.errors} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
