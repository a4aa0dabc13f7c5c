import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { openFinding, severities, type NewFinding, type Severity } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { peopleQuery, vendorNamesQuery } from '../../api/people';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFindingsCopy } from './findings.copy';

type FindingDialogProps = {
  /** Null where the person chooses the vendor. */
  vendorId: string | null;
  source?: Pick<
    NewFinding,
    'reviewId' | 'exerciseId' | 'obligationId' | 'sourceKind' | 'sourceId' | 'sourcePart' | 'references'
  >;
  /** What is known already; the person may change it. */
  prefilled?: Partial<Pick<NewFinding, 'severity' | 'title' | 'description'>>;
  onClose: () => void;
};

const blank = {
  vendorId: '',
  severity: '' as Severity | '',
  title: '',
  description: '',
  ownerName: '',
  ownerPersonId: '',
  dueOn: '',
};

/* those who may own it: people of the vendor, and of the registrant */
function usePeopleOf(vendorId: string) {
  const { data: people = [] } = useQuery(peopleQuery);
  return people.filter(({ memberships }) =>
    memberships.some((held) => held.vendorId === vendorId || held.vendorId === null),
  );
}

/** Asks what falls short, who has to act and by when. */
export function FindingDialog({ vendorId, source, prefilled, onClose }: FindingDialogProps) {
  const t = useFindingsCopy();
  const [draft, setDraft] = useState({ ...blank, ...prefilled, vendorId: vendorId ?? '' });
  const set = (part: Partial<typeof blank>) => setDraft((now) => ({ ...now, ...part }));
  const { data: vendors = [] } = useQuery({ ...vendorNamesQuery, enabled: vendorId === null });
  const people = usePeopleOf(draft.vendorId);
  const send = useDeed(openFinding, {
    onDone: ({ ref }) => {
      toast({ title: t('opened', { ref }) });
      onClose();
    },
  });
  const { ownerPersonId, severity, dueOn, ...rest } = draft;
  const given = { ...(ownerPersonId && { ownerPersonId }), ...(dueOn && { dueOn }) };
  const body = { ...rest, ...source, severity: severity as Severity, ...given };
  return (
    <Dialog title={t('newTitle')} isOpen onClose={onClose} wide>
      <p>{t('newLede')}</p>
      <Form errors={send.errors} onSubmit={() => send.submit(body)} label={t('newTitle')}>
        {vendorId === null && (
          <Select
            label={t('vendor')}
            name="vendorId"
            options={vendors}
            value={draft.vendorId}
            onChange={(id) => set({ vendorId: id })}
          />
        )}
        <div className="form-row">
          <Select
            label={t('severity')}
            name="severity"
            options={severities.map((id) => ({ id, label: lookOf(id).word }))}
            value={severity}
            onChange={(id) => set({ severity: id })}
          />
          <DateField
            label={t('dueOn')}
            name="dueOn"
            optional
            hint={t('dueOnHint')}
            value={draft.dueOn}
            onChange={(day) => set({ dueOn: day })}
          />
        </div>
        <TextField
          label={t('titleField')}
          name="title"
          maxLength={200}
          value={draft.title}
          onChange={(title) => set({ title })}
        />
        <TextArea
          label={t('description')}
          name="description"
          value={draft.description}
          onChange={(description) => set({ description })}
        />
        <div className="form-row">
          <TextField
            label={t('ownerName')}
            name="ownerName"
            value={draft.ownerName}
            onChange={(ownerName) => set({ ownerName })}
          />
          <Select
            label={t('ownerPerson')}
            name="ownerPersonId"
            optional
            hint={t('ownerPersonHint')}
            emptyLabel={t('noAccount')}
            options={people.map(({ id, name }) => ({ id, label: name }))}
            value={ownerPersonId}
            onChange={(id) =>
              set({ ownerPersonId: id, ownerName: people.find((one) => one.id === id)?.name ?? draft.ownerName })
            }
          />
        </div>
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('submit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
