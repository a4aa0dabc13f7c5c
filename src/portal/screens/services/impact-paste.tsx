import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { readScores, type ScoresRead } from '../../api/impact';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { FileButton } from '../../parts/file-button';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { useServiceCopy } from './service.copy';

function Found({ read }: { read: ScoresRead }) {
  const t = useServiceCopy();
  return (
    <>
      {read.errors.length > 0 && (
        <Note tone="bad" title={t('pasteErrors')} live>
          <ul>
            {read.errors.map(({ row, column, message }) => (
              <li key={`${row} ${column ?? ''} ${message}`}>
                {column === null ? t('pasteRow', { row, message }) : t('pasteRowColumn', { row, column, message })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <p role="status">{t('pasteFound', { count: read.scores.length })}</p>
    </>
  );
}

type PasteProps = { id: string; onClose: () => void; onScores: (scores: ScoresRead['scores']) => void };

/** Scores out of copied cells or a CSV file: what could not be read is named by row, and nothing is saved. */
export function PasteScores({ id, onClose, onScores }: PasteProps) {
  const t = useServiceCopy();
  const [text, setText] = useState('');
  const [read, setRead] = useState<ScoresRead | null>(null);
  const send = useDeed(readScores, { onDone: setRead, keepsQueries: true });
  const change = (next: string) => {
    setText(next);
    setRead(null);
  };
  const isUsable = read !== null && read.errors.length === 0 && read.scores.length > 0;
  return (
    <Dialog title={t('pasteTitle')} isOpen onClose={onClose} wide role="alertdialog">
      <p className="muted">{t('pasteLede')}</p>
      <Form label={t('pasteTitle')} errors={send.errors} onSubmit={() => send.submit({ id, text })}>
        <FileButton accept=".csv,text/csv" onFiles={([file]) => void file?.text().then(change)}>
          {t('pasteFile')}
        </FileButton>
        <TextArea label={t('pasteCells')} name="text" rows={8} value={text} onChange={change} />
        <ProblemNote problem={send.problem} />
        {read && <Found read={read} />}
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            look={isUsable ? 'plain' : 'primary'}
            type="submit"
            isPending={send.isPending}
            isDisabled={text.trim() === ''}
          >
            {t('pasteRead')}
          </Button>
          {read && (
            <Button
              look="primary"
              isDisabled={!isUsable}
              onPress={() => {
                onScores(read.scores);
                onClose();
              }}
            >
              {t('pasteUse')}
            </Button>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}
