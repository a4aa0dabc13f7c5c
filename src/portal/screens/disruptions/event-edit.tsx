import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { disruptionTypes, type Disruption, type DisruptionType, type editDisruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { servicesQuery } from '../../api/plans';
import { Checkbox } from '../../parts/choice-fields';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { typeWords, useDisruptionsCopy } from './disruptions.copy';
import { EffectField } from './effect-field';
import { bodyOf, draftOf, isGone, toggled, type Draft, type PartProps } from './event-draft';
import { Impact, Places } from './event-edit-parts';
import { useEventCopy } from './event.copy';

function Kinds({ draft, set }: PartProps) {
  const t = useEventCopy();
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{t('kinds')}</legend>
      {disruptionTypes.map((type) => (
        <Checkbox
          key={type}
          name={`kind-${type}`}
          value={draft.types.includes(type)}
          onChange={(isIn) => set({ types: toggled(draft.types, type, isIn) as DisruptionType[] })}
        >
          {typeWords[type]}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function Services({ event, draft, set }: PartProps) {
  const t = useEventCopy();
  const d = useDisruptionsCopy();
  const { data } = useQuery(servicesQuery({ vendorId: event.vendorId }));
  const known = (data?.items ?? []).filter(({ id, state }) => state === 'active' || draft.effects[id]);
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{d('services')}</legend>
      <div className="form-row">
        {known.map(({ id, ref, name }) => (
          <EffectField
            key={id}
            label={`${ref} ${name}`}
            name={`service-${id}`}
            value={draft.effects[id] ?? ''}
            onChange={(effect) => set({ effects: { ...draft.effects, [id]: effect } })}
          />
        ))}
      </div>
      {isGone(event, draft) && (
        <TextField
          label={t('reason')}
          name="reason"
          maxLength={2000}
          value={draft.reason}
          onChange={(reason) => set({ reason })}
        />
      )}
    </fieldset>
  );
}

type Props = { event: Disruption; perform: typeof editDisruption; onClose: () => void };

/** What it was, whom it hit, and what it did. */
export function EditEvent({ event, perform, onClose }: Props) {
  const t = useEventCopy();
  const [draft, setDraft] = useState(() => draftOf(event));
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useDeed(perform, {
    onDone: () => {
      toast({ title: t('saved') });
      onClose();
    },
  });
  const part = { event, draft, set };
  return (
    <DeedDialog
      title={t('editTitle')}
      submitLabel={t('save')}
      deed={save}
      onSubmit={() => save.submit({ id: event.id, body: bodyOf(event, draft) })}
      onClose={onClose}
      wide
    >
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
        optional
        rows={3}
        value={draft.description}
        onChange={(description) => set({ description })}
      />
      <Kinds {...part} />
      <Services {...part} />
      <Places {...part} />
      <Impact {...part} />
    </DeedDialog>
  );
}
