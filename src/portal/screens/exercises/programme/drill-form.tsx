import { useState } from 'react';
import { recordDrill, type Drill } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { Button } from '../../../parts/button';
import { RadioGroup } from '../../../parts/choice-fields';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { Select } from '../../../parts/select-field';
import { DateField, DurationField, TextArea, TextField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { CountField, ExerciseField, ProofField } from './entry-fields';
import { SiteField } from './place-fields';
import { useRegistersCopy } from './registers.copy';

export const drillKinds = [
  'call_tree',
  'message',
  'evacuation',
  'shelter',
  'remote_sign_in',
  'alternate_place',
  'other',
] as const;

const answers = ['yes', 'no', 'not'] as const;
const answerOf = (reached: boolean | null) => (reached === null ? 'not' : reached ? 'yes' : 'no');

const BLANK = {
  ...{ kind: 'call_tree' as Drill['kind'], title: '', heldOn: '', siteId: '', note: '', registrantContact: '' },
  ...{ exerciseId: null as string | null, proof: null as string | null, targetMinutes: null as number | null },
  ...{ called: null as number | null, reached: null as number | null, reachedWithinTarget: null as number | null },
  ...{ minutes: null as number | null, minutesTo90Pct: null as number | null },
  registrant: null as (typeof answers)[number] | null,
};
type Typed = typeof BLANK;

function typedOf(known: Drill | null): Typed {
  if (known === null) return BLANK;
  const { kind, title, heldOn, note, exerciseId, targetMinutes, called, reached, reachedWithinTarget, minutes } = known;
  return {
    ...{ kind, title, heldOn, note, exerciseId, targetMinutes, called, reached, reachedWithinTarget, minutes },
    ...{ siteId: known.siteId ?? '', registrantContact: known.registrantContact ?? '' },
    ...{ minutesTo90Pct: known.minutesTo90Pct, proof: known.evidenceVersionId },
    registrant: answerOf(known.registrantReached),
  };
}

/** A drill and its numbers; a correction begins with those that it corrects. */
export function DrillForm({ known, onClose }: { known: Drill | null; onClose: () => void }) {
  const t = useRegistersCopy();
  const [typed, setTyped] = useState<Typed>(() => typedOf(known));
  const set = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes });
  const record = useDeed(recordDrill, {
    onDone: ({ ref }) => {
      toast({ title: t('saved', { ref }) });
      onClose();
    },
  });
  const { targetMinutes, called, reached, reachedWithinTarget, minutes, registrant } = typed;
  const numbers = { targetMinutes, called, reached, reachedWithinTarget, minutes };
  const isWhole = Object.values(numbers).every((value) => value !== null);
  const submit = () =>
    record.submit({
      ...(numbers as Record<keyof typeof numbers, number>),
      ...{ kind: typed.kind, title: typed.title, heldOn: typed.heldOn, note: typed.note },
      ...{ siteId: typed.siteId || null, exerciseId: typed.exerciseId, minutesTo90Pct: typed.minutesTo90Pct },
      registrantContact: typed.registrantContact.trim() || null,
      registrantReached: registrant === 'yes' ? true : registrant === 'no' ? false : null,
      ...{ evidenceVersionId: typed.proof, corrects: known?.id ?? null },
    });
  const count = (name: 'called' | 'reached' | 'reachedWithinTarget', label: string) => (
    <CountField label={label} name={name} value={typed[name]} onChange={(value) => set({ [name]: value })} />
  );
  return (
    <Form label={t('enterDrill')} errors={record.errors} onSubmit={submit}>
      <div className="form-row">
        <Select
          label={t('kind')}
          name="kind"
          options={drillKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={typed.kind}
          onChange={(kind) => kind && set({ kind })}
        />
        <TextField
          label={t('title')}
          name="title"
          maxLength={200}
          value={typed.title}
          onChange={(title) => set({ title })}
        />
        <DateField label={t('heldOn')} name="heldOn" value={typed.heldOn} onChange={(heldOn) => set({ heldOn })} />
      </div>
      <div className="form-row">
        {count('called', t('called'))}
        {count('reached', t('reached'))}
        {count('reachedWithinTarget', t('inTime'))}
      </div>
      <div className="form-row">
        <DurationField
          label={t('target')}
          name="targetMinutes"
          value={typed.targetMinutes}
          onChange={(value) => set({ targetMinutes: value })}
        />
        <DurationField
          label={t('minutes')}
          name="minutes"
          value={typed.minutes}
          onChange={(value) => set({ minutes: value })}
        />
        <DurationField
          label={t('minutesTo90')}
          name="minutesTo90Pct"
          optional
          value={typed.minutesTo90Pct}
          onChange={(value) => set({ minutesTo90Pct: value })}
        />
      </div>
      <RadioGroup
        label={t('registrantReached')}
        name="registrantReached"
        options={answers.map((id) => ({ id, label: t(`reached.${id}`) }))}
        value={typed.registrant}
        onChange={(value) => set({ registrant: value })}
      />
      <div className="form-row">
        <TextField
          label={t('registrantContact')}
          name="registrantContact"
          optional
          maxLength={200}
          value={typed.registrantContact}
          onChange={(registrantContact) => set({ registrantContact })}
        />
        <SiteField value={typed.siteId} onChange={(siteId) => set({ siteId })} />
      </div>
      <ExerciseField
        label={t('exercise')}
        name="exerciseId"
        value={typed.exerciseId}
        onChange={(exerciseId) => set({ exerciseId })}
      />
      <ProofField label={t('proof')} value={typed.proof} onChange={(proof) => set({ proof })} />
      <TextArea label={t('note')} name="note" optional rows={2} value={typed.note} onChange={(note) => set({ note })} />
      <ProblemNote problem={record.problem} />
      <div className="row">
        <Button
          type="submit"
          look="primary"
          isPending={record.isPending}
          isDisabled={!isWhole || typed.title.trim() === '' || typed.heldOn === ''}
        >
          {t('save')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
