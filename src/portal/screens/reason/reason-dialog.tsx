import { useState } from 'react';
import { useDeed, type KeyHeader } from '../../api/deed';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';

export type ReasonProps = {
  title: string;
  lede?: string;
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
  const { title, lede, label, field, hint, optional = false, submit, done, perform, onClose } = props;
  const [words, setWords] = useState('');
  const send = useDeed(perform, {
    onDone: () => {
      toast({ title: done });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={title}
      lede={lede}
      submitLabel={submit}
      deed={send}
      isDisabled={!optional && words.trim() === ''}
      onSubmit={() => send.submit(words.trim())}
      onClose={onClose}
    >
      <TextArea
        label={label}
        name={field}
        hint={hint}
        optional={optional}
        maxLength={4000}
        value={words}
        onChange={setWords}
      />
    </DeedDialog>
  );
}
