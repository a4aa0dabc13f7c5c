import { useState } from 'react';
import { useDeed } from '../../api/deed';
import type { SubOutsourcer } from '../../api/dependencies';
import { assessSubOutsourcer, endSubOutsourcer } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { useFields } from '../vendors/use-fields';
import { useSubOutsourcersCopy } from './sub-outsourcers.copy';

const assurances = ['none', 'soc1', 'soc2', 'certificate', 'own_review'] as const;
const socMethods = ['inclusive', 'carve_out', 'no_report', 'not_known'] as const;
type OneProps = { one: SubOutsourcer; onClose: () => void };

const textsOf = (one: SubOutsourcer) => ({
  ...{ assessedOn: '', planSeenOn: one.planSeenOn ?? '', lastTestedOn: one.lastTestedOn ?? '' },
  ...{ testResult: one.testResult, assurance: one.assurance as SubOutsourcer['assurance'] | '' },
  ...{ assuranceUntil: one.assuranceUntil ?? '', socMethod: one.socMethod as SubOutsourcer['socMethod'] | '' },
  note: '',
});
const dayOf = (text: string) => (text === '' ? null : text);

/** What the vendor has seen of a sub-outsourcer's plan, tests and assurance. */
export function AssessSubOutsourcer({ one, onClose }: OneProps) {
  const t = useSubOutsourcersCopy();
  const [opened] = useState(one);
  const { values, field } = useFields(textsOf(opened));
  const send = useDeed(assessSubOutsourcer, { onDone: onClose });
  const { assessedOn, testResult, note, assurance, socMethod } = values;
  const submit = () =>
    send.submit({
      id: opened.id,
      body: {
        ...{ assessedOn, testResult, note, version: opened.version, planSeenOn: dayOf(values.planSeenOn) },
        ...{ lastTestedOn: dayOf(values.lastTestedOn), assuranceUntil: dayOf(values.assuranceUntil) },
        ...(assurance === '' ? {} : { assurance }),
        ...(socMethod === '' ? {} : { socMethod }),
      },
    });
  const title = t('assessTitle', { name: opened.name });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={submit} label={title}>
        <div className="form-row">
          <DateField label={t('assessedOn')} {...field('assessedOn')} />
          <DateField label={t('planSeenOn')} optional hint={t('planSeenHint')} {...field('planSeenOn')} />
        </div>
        <div className="form-row">
          <DateField label={t('lastTestedOn')} optional {...field('lastTestedOn')} />
          <TextField label={t('testResult')} optional maxLength={2000} {...field('testResult')} />
        </div>
        <div className="form-row">
          <Select
            label={t('assurance')}
            options={assurances.map((id) => ({ id, label: t(`assurance.${id}`) }))}
            {...field('assurance')}
          />
          <DateField label={t('assuranceUntil')} optional {...field('assuranceUntil')} />
          <Select
            label={t('socMethod')}
            options={socMethods.map((id) => ({ id, label: t(`soc.${id}`) }))}
            {...field('socMethod')}
          />
        </div>
        <TextArea label={t('note')} rows={3} {...field('note')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Says that it no longer does this. */
export function EndSubOutsourcer({ one, onClose }: OneProps) {
  const t = useSubOutsourcersCopy();
  const [endedOn, setEndedOn] = useState('');
  const send = useDeed(endSubOutsourcer, { onDone: onClose });
  return (
    <ConfirmDialog
      title={t('endTitle', { name: one.name })}
      isOpen
      onClose={onClose}
      lede={t('endLede')}
      look="danger"
      confirmLabel={t('end')}
      isDisabled={endedOn === ''}
      record={[{ label: one.ref, value: one.name }]}
      onConfirm={() => send.do({ id: one.id, body: { endedOn, version: one.version } })}
    >
      <DateField label={t('endedOn')} name="endedOn" value={endedOn} onChange={setEndedOn} />
    </ConfirmDialog>
  );
}
