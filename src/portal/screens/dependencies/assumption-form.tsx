import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { dependenciesQuery, type Assumption } from '../../api/dependencies';
import { addAssumption, changeAssumption } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, DurationField, TextArea, TextField } from '../../parts/text-fields';
import { useFields } from '../vendors/use-fields';
import { useAssumptionsCopy } from './assumptions.copy';

const claims = ['recovers_within', 'carries_share', 'owns_recovery', 'has_plan', 'is_tested', 'other'] as const;

type Texts = Pick<Assumption, 'text' | 'about' | 'ownerName' | 'claimMinutes'> & {
  claim: Assumption['claim'] | '';
  claimPct: string;
  dependencyId: string;
  agreedOn: string;
  checkEveryDays: string;
};
const blank: Texts = {
  ...{ text: '', about: '', ownerName: '', claim: 'other', claimMinutes: null, claimPct: '' },
  ...{ dependencyId: '', agreedOn: '', checkEveryDays: '365' },
};

const textsOf = ({ text, about, ownerName, claim, claimMinutes, ...one }: Assumption): Texts => ({
  ...{ text, about, ownerName, claim, claimMinutes, claimPct: one.claimPct === null ? '' : String(one.claimPct) },
  ...{ dependencyId: one.dependencyId ?? '', agreedOn: one.agreedOn ?? '' },
  checkEveryDays: String(one.checkEveryDays),
});

function bodyOf(values: Texts) {
  const { text, about, ownerName, claim, claimMinutes, claimPct, dependencyId, agreedOn, checkEveryDays } = values;
  return {
    ...{ text, about, ownerName, claim: claim === '' ? ('other' as const) : claim },
    claimMinutes: claim === 'recovers_within' ? claimMinutes : null,
    claimPct: claim === 'carries_share' && claimPct !== '' ? Number(claimPct) : null,
    dependencyId: dependencyId === '' ? null : dependencyId,
    agreedOn: agreedOn === '' ? null : agreedOn,
    checkEveryDays: Number(checkEveryDays),
  };
}

type EditProps = { vendorId: string; one?: Assumption; onClose: () => void };

/** Writes down an assumption, or changes one; another claim has to be checked anew. */
export function EditAssumption({ vendorId, one, onClose }: EditProps) {
  const t = useAssumptionsCopy();
  const [opened] = useState(one);
  const { values, field } = useFields(opened ? textsOf(opened) : blank);
  const { data: register } = useQuery(dependenciesQuery({ vendorId }));
  const adding = useDeed(addAssumption, { onDone: onClose });
  const changing = useDeed(changeAssumption, { onDone: onClose });
  const send = opened ? changing : adding;
  const submit = () => {
    const body = bodyOf(values);
    if (opened) changing.submit({ id: opened.id, body: { ...body, serviceId: null, version: opened.version } });
    else adding.submit({ id: vendorId, body });
  };
  const title = opened ? `${t('edit')}: ${opened.ref}` : t('add');
  const lines = register?.items ?? [];
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={submit} label={title}>
        <TextArea label={t('text')} hint={t('textHint')} rows={2} {...field('text')} />
        <div className="form-row">
          <TextField label={t('aboutWhom')} maxLength={200} {...field('about')} />
          <TextField label={t('ownerName')} maxLength={200} {...field('ownerName')} />
        </div>
        <div className="form-row">
          <Select
            label={t('claim')}
            hint={t('claimHint')}
            options={claims.map((id) => ({ id, label: t(`claim.${id}`) }))}
            {...field('claim')}
          />
          {values.claim === 'recovers_within' && <DurationField label={t('within')} {...field('claimMinutes')} />}
          {values.claim === 'carries_share' && <TextField label={t('share')} {...field('claimPct')} />}
          <Select
            label={t('line')}
            optional
            emptyLabel={t('noLine')}
            options={lines.map(({ id, ref, what, serviceRef }) => ({ id, label: `${ref} ${what} (${serviceRef})` }))}
            {...field('dependencyId')}
          />
        </div>
        <div className="form-row">
          <DateField label={t('agreedOn')} optional {...field('agreedOn')} />
          <TextField label={t('every')} {...field('checkEveryDays')} />
        </div>
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
