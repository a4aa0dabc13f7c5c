import { useState } from 'react';
import { keepSimulation, type NamedLoss } from '../../api/loss';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useConcentrationCopy } from './concentration.copy';

/** Keeps the run as a record. */
export function KeepRun({ losses }: { losses: readonly NamedLoss[] }) {
  const t = useConcentrationCopy();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const keep = useDeed(keepSimulation, {
    onDone: ({ ref }) => {
      toast({ title: t('kept', { ref }) });
      setOpen(false);
      setTitle('');
      setNote('');
    },
  });
  const lost = losses.map(({ name }) => name).join(' + ');
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t('keep')}
      </Button>
      {isOpen && (
        <Dialog title={t('keep')} isOpen onClose={() => setOpen(false)}>
          <p>{t('keepLede')}</p>
          <p className="quote">{lost}</p>
          <Form
            errors={keep.errors}
            onSubmit={() => keep.submit({ title, note, losses: losses.map(({ key }) => key) })}
            label={t('keep')}
          >
            <TextField label={t('keepTitle')} name="title" maxLength={200} value={title} onChange={setTitle} />
            <TextArea label={t('keepNote')} name="note" rows={3} optional value={note} onChange={setNote} />
            {keep.problem && !keep.errors?.length && <ProblemNote problem={keep.problem} />}
            <DialogActions>
              <Button onPress={() => setOpen(false)}>{t('cancel')}</Button>
              <Button look="primary" type="submit" isPending={keep.isPending}>
                {t('keep')}
              </Button>
            </DialogActions>
          </Form>
        </Dialog>
      )}
    </>
  );
}
