import { useDeed } from '../../api/deed';
import type { DependencyRequest } from '../../api/dependencies';
import { answerRequest } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DurationField, TextArea } from '../../parts/text-fields';
import { useFields } from '../vendors/use-fields';
import { useRequestsCopy } from './requests.copy';
import { objections } from './side-dialogs';

const blank = {
  objection: '' as (typeof objections)[number] | '',
  note: '',
  statedRtoMinutes: null as number | null,
};
type AnswerProps = { one: DependencyRequest; answer: 'confirmed' | 'objected'; onClose: () => void };

/** Answers whether another vendor may count on this one; given once. */
export function AnswerRequest({ one, answer, onClose }: AnswerProps) {
  const t = useRequestsCopy();
  const { values, field } = useFields(blank);
  const send = useDeed(answerRequest, { onDone: onClose });
  const { objection, note, statedRtoMinutes } = values;
  const objects = answer === 'objected';
  const title = t(objects ? 'objectTitle' : 'confirmTitle', { dependent: one.dependentName });
  const submit = () =>
    send.submit({
      id: one.id,
      body: { answer, note, statedRtoMinutes, version: one.version, ...(objection === '' ? {} : { objection }) },
    });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form errors={send.errors} onSubmit={submit} label={title}>
        <p>{t('forService', { service: one.serviceName, what: one.what })}</p>
        {objects && (
          <Select
            label={t('objection')}
            options={objections.map((id) => ({ id, label: t(`objection.${id}`) }))}
            {...field('objection')}
          />
        )}
        {objects && <DurationField label={t('ownRto')} optional {...field('statedRtoMinutes')} />}
        <TextArea label={t(objects ? 'note' : 'remark')} optional={!objects} rows={3} {...field('note')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('send')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
