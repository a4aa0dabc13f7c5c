import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addAlternate,
  changeAlternate,
  endAlternate,
  tryAlternate,
  type AlternatePlace,
  type ChangedAlternatePlace,
  type NewAlternatePlace,
  type Trial,
} from '../../api/alternates';
import { useDeed } from '../../api/deed';
import { vendorsQuery } from '../../api/vendors';
import { Button } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, DurationField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFields } from '../vendors/use-fields';
import { useAlternatesCopy } from './alternates.copy';
import { PlaceForm } from './place-form';

type Closing = { onClose: () => void };

function useDone(onClose: () => void) {
  const t = useAlternatesCopy();
  return () => {
    toast({ title: t('saved') });
    onClose();
  };
}

function Buttons({ send, onClose }: Closing & { send: { isPending: boolean; problem: unknown } }) {
  const t = useAlternatesCopy();
  return (
    <>
      <ProblemNote problem={send.problem} />
      <DialogActions>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('save')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Registers a place; who sees more than one vendor says for which. */
export function AddPlace({ onClose }: Closing) {
  const t = useAlternatesCopy();
  const { data: vendors = [] } = useQuery(vendorsQuery);
  const [chosen, setChosen] = useState('');
  const send = useDeed(addAlternate, { onDone: useDone(onClose) });
  const vendorId = vendors.length === 1 ? (vendors[0]?.id ?? '') : chosen;
  return (
    <Dialog title={t('add')} isOpen onClose={onClose} wide>
      {vendors.length > 1 && (
        <Select
          label={t('addTo')}
          name="vendor"
          options={vendors.map(({ id, name }) => ({ id, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {vendorId !== '' && (
        <PlaceForm
          key={vendorId}
          vendorId={vendorId}
          label={t('add')}
          send={send}
          onSubmit={(body) => send.submit({ vendorId, body })}
        >
          <Buttons send={send} onClose={onClose} />
        </PlaceForm>
      )}
    </Dialog>
  );
}

/** A place keeps its kind. */
function changeOf(given: NewAlternatePlace): Omit<ChangedAlternatePlace, 'version'> {
  const fields: Partial<NewAlternatePlace> = { ...given };
  delete fields.kind;
  return fields;
}

export function EditPlace({ place, onClose }: Closing & { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  const [opened] = useState(place);
  const send = useDeed(changeAlternate, { onDone: useDone(onClose) });
  return (
    <Dialog title={`${t('edit')}: ${opened.name}`} isOpen onClose={onClose} wide>
      <PlaceForm
        vendorId={place.vendorId}
        place={opened}
        label={t('edit')}
        send={send}
        onSubmit={(given) => send.submit({ id: place.id, body: { ...changeOf(given), version: opened.version } })}
      >
        <Buttons send={send} onClose={onClose} />
      </PlaceForm>
    </Dialog>
  );
}

const results: Trial['result'][] = ['as_promised', 'short', 'failed'];
const untried = {
  triedOn: '',
  seatsReached: '',
  minutes: null as number | null,
  result: null as Trial['result'] | null,
  note: '',
};

export function RecordTrial({ place, onClose }: Closing & { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  const { values, field, set } = useFields(untried);
  const send = useDeed(tryAlternate, { onDone: useDone(onClose) });
  const { triedOn, seatsReached, minutes, result, note } = values;
  const number = seatsReached.trim() === '' ? null : Number(seatsReached);
  const body = { triedOn, seatsReached: number, minutes, result, note } as Trial;
  return (
    <Dialog title={`${t('record')}: ${place.name}`} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={() => send.submit({ id: place.id, body })} label={t('record')}>
        <div className="form-row">
          <DateField label={t('triedOn')} {...field('triedOn')} />
          <TextField label={t('seatsReached')} {...field('seatsReached')} />
          <DurationField label={t('minutes')} {...field('minutes')} />
        </div>
        <RadioGroup
          label={t('result')}
          name="result"
          options={results.map((id) => ({ id, label: t(`result.${id}`) }))}
          value={result}
          onChange={(id) => set({ result: id })}
          layout="across"
        />
        <TextArea label={t('note')} optional={result === 'as_promised'} hint={t('noteHint')} {...field('note')} />
        <Buttons send={send} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

export function EndPlace({ place, onClose }: Closing & { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  const { values, field } = useFields({ endedOn: '', reason: '' });
  const send = useDeed(endAlternate, { onDone: useDone(onClose) });
  return (
    <Dialog title={`${t('endTitle')}: ${place.name}`} isOpen onClose={onClose}>
      <Form
        errors={send.errors}
        onSubmit={() => send.submit({ id: place.id, body: { ...values, version: place.version } })}
        label={t('endTitle')}
      >
        <DateField label={t('endedOn')} {...field('endedOn')} />
        <TextArea label={t('reason')} {...field('reason')} />
        <Buttons send={send} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
