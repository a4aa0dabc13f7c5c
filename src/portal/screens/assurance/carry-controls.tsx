import { useState } from 'react';
import { carryControls, confirmControls, type OwnEvaluation } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { useControlsCopy } from './controls.copy';
import { DeedForm } from './report-parts';

type CarryProps = { reportId: string; earlier: OwnEvaluation['earlier']; onClose: () => void };

export function CarryControls({ reportId, earlier, onClose }: CarryProps) {
  const t = useControlsCopy();
  const [fromReportId, setFrom] = useState<string>(earlier[0]?.id ?? '');
  const carry = useDeed(carryControls, { onDone: onClose });
  const options = earlier.map(({ id, ref, title, controls }) => ({
    id,
    label: t('carryOption', { ref, title, count: controls }),
  }));
  return (
    <DeedForm title={t('carry')} deed={carry} input={{ id: reportId, fromReportId }} onClose={onClose}>
      <p>{t('carryLede')}</p>
      <Select label={t('carryFrom')} name="fromReportId" options={options} value={fromReportId} onChange={setFrom} />
    </DeedForm>
  );
}

type ConfirmProps = { reportId: string; controlIds: string[]; onClose: () => void };

/** Dated, with what was compared: the mapping still holds for the new report. */
export function ConfirmControls({ reportId, controlIds, onClose }: ConfirmProps) {
  const t = useControlsCopy();
  const [note, setNote] = useState('');
  const confirm = useDeed(confirmControls, { onDone: onClose });
  const title = t('confirm', { count: controlIds.length });
  return (
    <DeedForm title={title} deed={confirm} input={{ id: reportId, controlIds, note }} onClose={onClose}>
      <TextArea label={t('confirmNote')} name="note" hint={t('confirmHint')} rows={2} value={note} onChange={setNote} />
    </DeedForm>
  );
}
