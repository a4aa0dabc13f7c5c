import { useState } from 'react';
import { useDeed } from '../../api/deed';
import type { SubOutsourcer } from '../../api/dependencies';
import { addSubOutsourcer, changeSubOutsourcer } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFields } from '../vendors/use-fields';
import { useSubOutsourcersCopy } from './sub-outsourcers.copy';

const blank = {
  ...{ name: '', legalName: '', country: '', place: '', what: '', startsOn: '' },
  ...{ critical: false, icfrRelevant: false, holdsRegistrantData: false },
};

const textsOf = (one: SubOutsourcer): typeof blank => ({
  ...{ name: one.name, legalName: one.legalName, country: one.country ?? '', place: one.place, what: one.what },
  ...{ critical: one.critical, icfrRelevant: one.icfrRelevant, holdsRegistrantData: one.holdsRegistrantData },
  startsOn: one.startsOn ?? '',
});

type EditProps = { vendorId: string; one?: SubOutsourcer; onClose: () => void };

/** Adds a sub-outsourcer, or changes what is said of one. */
export function EditSubOutsourcer({ vendorId, one, onClose }: EditProps) {
  const t = useSubOutsourcersCopy();
  const [opened] = useState(one);
  const { values, field } = useFields(opened ? textsOf(opened) : blank);
  const done = { onDone: onClose };
  const adding = useDeed(addSubOutsourcer, {
    onDone: ({ ref }) => {
      toast({ title: t('added', { ref }) });
      onClose();
    },
  });
  const changing = useDeed(changeSubOutsourcer, done);
  const send = opened ? changing : adding;
  const { country, startsOn, ...rest } = values;
  const body = { ...rest, country: country === '' ? null : country, startsOn: startsOn === '' ? null : startsOn };
  const submit = () => {
    if (opened) changing.submit({ id: opened.id, body: { ...body, version: opened.version } });
    else adding.submit({ id: vendorId, body });
  };
  const title = opened ? `${t('edit')}: ${opened.name}` : t('add');
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={submit} label={title}>
        <div className="form-row">
          <TextField label={t('name')} maxLength={200} {...field('name')} />
          <TextField label={t('legalName')} optional maxLength={200} {...field('legalName')} />
        </div>
        <div className="form-row">
          <TextField label={t('place')} optional maxLength={200} {...field('place')} />
          <TextField label={t('country')} optional hint={t('countryHint')} maxLength={2} {...field('country')} />
          <DateField label={t('startsOn')} optional hint={t('startsHint')} {...field('startsOn')} />
        </div>
        <TextArea label={t('what')} rows={2} {...field('what')} />
        <Checkbox {...field('critical')}>{t('isCritical')}</Checkbox>
        <Checkbox {...field('icfrRelevant')}>{t('icfr')}</Checkbox>
        <Checkbox {...field('holdsRegistrantData')}>{t('data')}</Checkbox>
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
