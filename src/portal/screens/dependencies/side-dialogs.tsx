import type { ReactNode } from 'react';
import { useDeed, type Deed } from '../../api/deed';
import type { DependencyDetail } from '../../api/dependencies';
import { confirmDependency, objectToDependency } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, DurationField, TextArea, TextField } from '../../parts/text-fields';
import { useFields } from '../vendors/use-fields';
import { useDependencyCopy } from './dependency.copy';
import { TermList } from './term-list';

export const objections = ['not_ours', 'times_differ', 'not_known_to_us', 'other'] as const;
type Objection = (typeof objections)[number];
type WordProps = { one: DependencyDetail; onClose: () => void };

type FrameProps = {
  title: string;
  send: Pick<Deed<never, unknown>, 'errors' | 'problem' | 'isPending'>;
  label: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

function Frame({ title, send, label, onSubmit, onClose, children }: FrameProps) {
  const t = useDependencyCopy();
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={onSubmit} label={title}>
        {children}
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {label}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The vendor's own word, given today. */
export function ConfirmOurs({ one, onClose }: WordProps) {
  const t = useDependencyCopy();
  const { values, field } = useFields({ how: '' });
  const send = useDeed(confirmDependency, { onDone: onClose });
  const submit = () => send.submit({ id: one.id, body: { side: 'us', terms: one.terms, how: values.how } });
  return (
    <Frame title={t('confirmTitle')} send={send} label={t('confirm')} onSubmit={submit} onClose={onClose}>
      <TermList one={one} />
      <TextField label={t('how')} hint={t('howHint')} maxLength={500} {...field('how')} />
    </Frame>
  );
}

/** The other side's word, as it was given: by whom, on which day, how. */
export function ConfirmTheirs({ one, onClose }: WordProps) {
  const t = useDependencyCopy();
  const { values, field } = useFields({ how: '', givenBy: '', givenOn: '' });
  const send = useDeed(confirmDependency, { onDone: onClose });
  const { how, givenBy, givenOn } = values;
  const submit = () =>
    send.submit({
      id: one.id,
      body: { side: 'them', terms: one.terms, how, givenBy, ...(givenOn === '' ? {} : { givenOn }) },
    });
  return (
    <Frame title={t('confirmTheirs')} send={send} label={t('record')} onSubmit={submit} onClose={onClose}>
      <TermList one={one} />
      <div className="form-row">
        <TextField label={t('givenBy')} maxLength={200} {...field('givenBy')} />
        <DateField label={t('givenOn')} {...field('givenOn')} />
      </div>
      <TextField label={t('how')} hint={t('howHint')} maxLength={500} {...field('how')} />
    </Frame>
  );
}

const blank = {
  ...{ objection: '' as Objection | '', note: '', givenBy: '', givenOn: '', how: '' },
  statedRtoMinutes: null as number | null,
};

/** The other side says that it is not so. */
export function Objects({ one, onClose }: WordProps) {
  const t = useDependencyCopy();
  const { values, field } = useFields(blank);
  const send = useDeed(objectToDependency, { onDone: onClose });
  const { objection, ...words } = values;
  const submit = () => {
    if (objection !== '') send.submit({ id: one.id, body: { ...words, objection, terms: one.terms } });
  };
  return (
    <Frame title={t('objectTheirs')} send={send} label={t('record')} onSubmit={submit} onClose={onClose}>
      <TermList one={one} />
      <Select
        label={t('objection')}
        options={objections.map((id) => ({ id, label: t(`objection.${id}`) }))}
        {...field('objection')}
      />
      <TextArea label={t('objectionNote')} rows={2} {...field('note')} />
      <div className="form-row">
        <TextField label={t('givenBy')} maxLength={200} {...field('givenBy')} />
        <DateField label={t('givenOn')} {...field('givenOn')} />
        <DurationField label={t('statedRto')} optional {...field('statedRtoMinutes')} />
      </div>
      <TextField label={t('how')} hint={t('howHint')} maxLength={500} {...field('how')} />
    </Frame>
  );
}
