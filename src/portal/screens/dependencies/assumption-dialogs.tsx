import { useState } from 'react';
import { useDeed } from '../../api/deed';
import type { Assumption } from '../../api/dependencies';
import { checkAssumption, withdrawAssumption } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { DateField, TextArea } from '../../parts/text-fields';
import { useFields } from '../vendors/use-fields';
import { useAssumptionsCopy } from './assumptions.copy';

const results = ['holds', 'does_not_hold'] as const;
const blank = { result: null as (typeof results)[number] | null, how: '', checkedOn: '' };
type OneProps = { one: Assumption; onClose: () => void };

/** Says whether it was found to hold, on which day and how. */
export function CheckAssumption({ one, onClose }: OneProps) {
  const t = useAssumptionsCopy();
  const [opened] = useState(one);
  const { values, field } = useFields(blank);
  const send = useDeed(checkAssumption, { onDone: onClose });
  const { result, how, checkedOn } = values;
  const submit = () => {
    if (result) send.submit({ id: opened.id, body: { result, how, checkedOn, version: opened.version } });
  };
  return (
    <Dialog title={t('checkTitle')} isOpen onClose={onClose}>
      <Form errors={send.errors} onSubmit={submit} label={t('checkTitle')}>
        <p>{opened.text}</p>
        <RadioGroup
          label={t('result')}
          layout="across"
          options={results.map((id) => ({ id, label: t(`result.${id}`) }))}
          {...field('result')}
        />
        <DateField label={t('checkedOn')} {...field('checkedOn')} />
        <TextArea label={t('how')} rows={2} {...field('how')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={result === null}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Nobody relies on it any more. */
export function WithdrawAssumption({ one, onClose }: OneProps) {
  const t = useAssumptionsCopy();
  const [reason, setReason] = useState('');
  const send = useDeed(withdrawAssumption, { onDone: onClose });
  return (
    <ConfirmDialog
      title={t('withdrawTitle')}
      isOpen
      onClose={onClose}
      confirmLabel={t('withdraw')}
      isDisabled={reason.trim() === ''}
      record={[{ label: one.ref, value: one.text }]}
      onConfirm={() => send.do({ id: one.id, body: { reason, version: one.version } })}
    >
      <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
