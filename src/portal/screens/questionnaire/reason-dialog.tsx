import { useState } from 'react';
import { useDeed, type KeyHeader } from '../../api/deed';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useReviewCopy } from './review.copy';

export type ReasonProps = {
  title: string;
  label: string;
  /** The name of the words in what is sent, so that a message stands beside its field. */
  field: string;
  hint?: string;
  optional?: boolean;
  submit: string;
  done: string;
  perform: (words: string, headers: KeyHeader) => Promise<unknown>;
  onClose: () => void;
};

/** A deed that needs a few words: a query, a reason, a note. */
export function ReasonDialog(props: ReasonProps) {
  const { title, label, field, hint, optional = false, submit, done, perform, onClose } = props;
  const t = useReviewCopy();
  const [words, setWords] = useState('');
  const send = useDeed(perform, {
    onDone: () => {
      toast({ title: done });
      onClose();
    },
  });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={send.errors} onSubmit={() => send.submit(words.trim())}>
        <TextArea
          label={label}
          name={field}
          hint={hint}
          optional={optional}
          maxLength={4000}
          value={words}
          onChange={setWords}
        />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={send.isPending} isDisabled={!optional && words.trim() === ''}>
            {submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
