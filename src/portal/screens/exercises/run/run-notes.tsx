import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { nameGuest, type Run } from '../../../api/run';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { Select } from '../../../parts/select-field';
import { TextArea, TextField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';
import { usePressForm } from './use-press-form';

type NotesProps = { run: Run; presses: Presses; isTeam: boolean };

/** A timed note: one's own, or the words of a guest. */
export function WriteNote({ run, presses, isTeam }: NotesProps) {
  const t = useSheetCopy();
  const [text, setText] = useState('');
  const [guestId, setGuest] = useState('');
  const form = usePressForm(presses, () => setText(''));
  const submit = () =>
    form.submit(
      isTeam ? 'notes' : 'observations',
      { text: text.trim(), ...(guestId !== '' && { guestId }) },
      { words: t('noteWords') },
    );
  return (
    <Card title={t('writeNote')} lede={isTeam ? undefined : t('observeLede')}>
      <Form label={t('writeNote')} errors={form.errors} onSubmit={submit}>
        <TextArea label={t('noteText')} name="text" rows={3} maxLength={4000} value={text} onChange={setText} />
        {run.guests.length > 0 && (
          <Select
            label={t('noteFor')}
            name="guestId"
            optional
            emptyLabel={t('noteMine')}
            options={run.guests.map(({ id, name, organisation }) => ({
              id,
              label: t('guestOf', { name, organisation }),
            }))}
            value={guestId}
            onChange={setGuest}
          />
        )}
        <ProblemNote problem={form.problem} />
        <div>
          <Button look="primary" type="submit" isPending={form.isPending} isDisabled={text.trim() === ''}>
            {t('saveNote')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** Who watches without an account. */
export function Guests({ run, isTeam, mayName }: { run: Run; isTeam: boolean; mayName: boolean }) {
  const t = useSheetCopy();
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const deed = useDeed(nameGuest, {
    onDone: () => {
      toast({ title: t('guestAdded') });
      setName('');
      setOrganisation('');
    },
  });
  const body = { name: name.trim(), organisation: organisation.trim() };
  if (!mayName && run.guests.length === 0) return null;
  return (
    <Card title={t('guests')} lede={t('guestsLede')}>
      {run.guests.length > 0 && (
        <ul className="prose">
          {run.guests.map((guest) => (
            <li key={guest.id}>{t('guestOf', { name: guest.name, organisation: guest.organisation })}</li>
          ))}
        </ul>
      )}
      {mayName && (
        <Form
          label={t('addGuest')}
          errors={deed.errors}
          onSubmit={() => deed.submit({ id: run.exerciseId, body, mine: isTeam })}
        >
          <div className="form-row">
            <TextField label={t('guestName')} name="name" maxLength={200} value={name} onChange={setName} />
            <TextField
              label={t('guestOrganisation')}
              name="organisation"
              maxLength={200}
              value={organisation}
              onChange={setOrganisation}
            />
          </div>
          <ProblemNote problem={deed.problem} />
          <div>
            <Button type="submit" isPending={deed.isPending} isDisabled={body.name === '' || body.organisation === ''}>
              {t('addGuest')}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
