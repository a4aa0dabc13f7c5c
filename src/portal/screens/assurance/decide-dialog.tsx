import { useState } from 'react';
import { ConfirmDialog } from '../../parts/dialog';
import { RadioGroup } from '../../parts/choice-fields';
import type { KeyValueItem } from '../../parts/facts';
import { TextArea } from '../../parts/text-fields';
import { useReportCopy } from './report.copy';

type Props = {
  title: string;
  record: KeyValueItem[];
  no: { word: string; decision: string };
  onDecide: (decision: string, reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** A decision of the second line with its reason; what will be recorded is shown before. */
export function Decide({ title, record, no, onDecide, onClose }: Props) {
  const t = useReportCopy();
  const [decision, setDecision] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const word = decision === 'approved' ? t('decideApprove') : no.word;
  return (
    <ConfirmDialog
      title={title}
      isOpen
      onClose={onClose}
      record={[
        ...record,
        { label: t('decided'), value: decision ? word : '–' },
        { label: t('reason'), value: reason || '–' },
      ]}
      confirmLabel={decision ? word : t('decide')}
      look={decision === 'approved' ? 'primary' : 'danger'}
      isDisabled={decision === null || reason.trim() === ''}
      onConfirm={() => onDecide(decision ?? '', reason)}
    >
      <RadioGroup
        label={t('decided')}
        name="decision"
        layout="across"
        options={[
          { id: 'approved', label: t('decideApprove') },
          { id: no.decision, label: no.word },
        ]}
        value={decision}
        onChange={setDecision}
      />
      <TextArea label={t('reason')} name="reason" rows={3} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
