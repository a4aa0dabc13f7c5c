import { useState } from 'react';
import { recordTraining, recordWindow, type Training, type Window } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { Button } from '../../../parts/button';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { Select } from '../../../parts/select-field';
import { DateField, TextArea, TextField, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { CountField, ProofField } from './entry-fields';
import { SiteField, SystemField } from './place-fields';
import { useRegistersCopy } from './registers.copy';

const audiences = ['continuity_roles', 'agents', 'leaders', 'others'] as const;

function useSaved(onClose: () => void) {
  const t = useRegistersCopy();
  return {
    onDone: ({ ref }: { ref: string }) => {
      toast({ title: t('saved', { ref }) });
      onClose();
    },
  };
}

type EndProps = { isPending: boolean; isDisabled: boolean; onClose: () => void };

function FormEnd({ isPending, isDisabled, onClose }: EndProps) {
  const t = useRegistersCopy();
  return (
    <div className="row">
      <Button type="submit" look="primary" isPending={isPending} isDisabled={isDisabled}>
        {t('save')}
      </Button>
      <Button look="quiet" onPress={onClose}>
        {t('cancel')}
      </Button>
    </div>
  );
}

const NO_TRAINING = {
  ...{ audience: 'continuity_roles' as Training['audience'], roleLabel: '', topic: '', heldOn: '', trainer: '' },
  ...{ people: null as number | null, completed: null as number | null, note: '', proof: null as string | null },
};

function trainingOf(known: Training | null): typeof NO_TRAINING {
  if (known === null) return NO_TRAINING;
  const { audience, roleLabel, topic, heldOn, people, completed, note, trainer, evidenceVersionId: proof } = known;
  return { audience, roleLabel, topic, heldOn, people, completed, note, proof, trainer: trainer ?? '' };
}

export function TrainingForm({ known, onClose }: { known: Training | null; onClose: () => void }) {
  const t = useRegistersCopy();
  const [typed, setTyped] = useState(trainingOf(known));
  const set = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes });
  const record = useDeed(recordTraining, useSaved(onClose));
  const { people, completed, proof, trainer, ...rest } = typed;
  const submit = () =>
    record.submit({
      ...{ ...rest, people: people ?? 0, completed: completed ?? 0, trainer: trainer.trim() || null },
      ...{ evidenceVersionId: proof, corrects: known?.id ?? null },
    });
  const isReady =
    people !== null &&
    completed !== null &&
    rest.heldOn !== '' &&
    rest.topic.trim() !== '' &&
    rest.roleLabel.trim() !== '';
  return (
    <Form label={t('enterTraining')} errors={record.errors} onSubmit={submit}>
      <div className="form-row">
        <Select
          label={t('audience')}
          name="audience"
          options={audiences.map((id) => ({ id, label: t(`audience.${id}`) }))}
          value={typed.audience}
          onChange={(audience) => audience && set({ audience })}
        />
        <TextField
          label={t('role')}
          name="roleLabel"
          maxLength={200}
          value={typed.roleLabel}
          onChange={(roleLabel) => set({ roleLabel })}
        />
        <TextField
          label={t('topic')}
          name="topic"
          maxLength={200}
          value={typed.topic}
          onChange={(topic) => set({ topic })}
        />
      </div>
      <div className="form-row">
        <DateField label={t('heldOn')} name="heldOn" value={typed.heldOn} onChange={(heldOn) => set({ heldOn })} />
        <CountField label={t('people')} name="people" value={people} onChange={(value) => set({ people: value })} />
        <CountField
          label={t('completed')}
          name="completed"
          value={completed}
          onChange={(value) => set({ completed: value })}
        />
      </div>
      <TextField
        label={t('trainer')}
        name="trainer"
        optional
        maxLength={200}
        value={trainer}
        onChange={(value) => set({ trainer: value })}
      />
      <ProofField label={t('proof')} value={proof} onChange={(id) => set({ proof: id })} />
      <TextArea label={t('note')} name="note" optional rows={2} value={typed.note} onChange={(note) => set({ note })} />
      <ProblemNote problem={record.problem} />
      <FormEnd isPending={record.isPending} isDisabled={!isReady} onClose={onClose} />
    </Form>
  );
}

const NO_WINDOW = {
  ...{ title: '', siteId: '', systemId: '', timeZone: 'America/Chicago', note: '' },
  ...{ startsAt: null as string | null, endsAt: null as string | null },
};

function windowOf(known: Window | null): typeof NO_WINDOW {
  if (known === null) return NO_WINDOW;
  const { title, startsAt, endsAt, timeZone, note, siteId, systemId } = known;
  return { title, startsAt, endsAt, timeZone, note, siteId: siteId ?? '', systemId: systemId ?? '' };
}

export function WindowForm({ known, onClose }: { known: Window | null; onClose: () => void }) {
  const t = useRegistersCopy();
  const [typed, setTyped] = useState(windowOf(known));
  const set = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes });
  const record = useDeed(recordWindow, useSaved(onClose));
  const { startsAt, endsAt, siteId, systemId, ...rest } = typed;
  const submit = () =>
    record.submit({
      ...{ ...rest, startsAt: startsAt ?? '', endsAt: endsAt ?? '', siteId: siteId || null },
      ...{ systemId: systemId || null, corrects: known?.id ?? null },
    });
  const isReady = rest.title.trim() !== '' && startsAt !== null && endsAt !== null;
  return (
    <Form label={t('enterWindow')} errors={record.errors} onSubmit={submit}>
      <TextField
        label={t('title')}
        name="title"
        maxLength={200}
        value={typed.title}
        onChange={(title) => set({ title })}
      />
      <div className="form-row">
        <UtcField label={t('startsAt')} name="startsAt" value={startsAt} onChange={(at) => set({ startsAt: at })} />
        <UtcField label={t('endsAt')} name="endsAt" value={endsAt} onChange={(at) => set({ endsAt: at })} />
        <TextField
          label={t('timeZone')}
          name="timeZone"
          hint={t('timeZoneHint')}
          maxLength={60}
          value={typed.timeZone}
          onChange={(timeZone) => set({ timeZone })}
        />
      </div>
      <div className="form-row">
        <SiteField value={siteId} onChange={(id, zone) => set({ siteId: id, ...(zone && { timeZone: zone }) })} />
        <SystemField value={systemId} onChange={(id) => set({ systemId: id })} />
      </div>
      <TextArea label={t('note')} name="note" optional rows={2} value={typed.note} onChange={(note) => set({ note })} />
      <ProblemNote problem={record.problem} />
      <FormEnd isPending={record.isPending} isDisabled={!isReady} onClose={onClose} />
    </Form>
  );
}
