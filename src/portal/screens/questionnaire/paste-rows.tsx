import { useState } from 'react';
import type { Column, TableRow } from '../../api/questionnaires';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Note } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { readPasted, type Pasted } from './answer.rules';
import { useAnswerCopy } from './answer.copy';

type PasteProps = { columns: readonly Column[]; onRows: (rows: TableRow[]) => void; onClose: () => void };

function Read({ pasted }: { pasted: Pasted }) {
  const t = useAnswerCopy();
  return (
    <>
      <p role="status">{t('pasteFound', { count: pasted.rows.length })}</p>
      {pasted.ignored.length > 0 && (
        <p className="muted sm">{t('pasteIgnored', { columns: pasted.ignored.join(', ') })}</p>
      )}
      {pasted.unread.length > 0 && (
        <Note tone="warn" title={t('pasteUnread')}>
          <ul>
            {pasted.unread.map(({ row, column, text }) => (
              <li key={`${row} ${column}`}>{t('pasteUnreadCell', { row, column, text })}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

/** Takes rows out of cells copied from a spreadsheet and shows what could not be read before they are added. */
export function PasteRows({ columns, onRows, onClose }: PasteProps) {
  const t = useAnswerCopy();
  const [text, setText] = useState('');
  const pasted = readPasted(columns, text);
  const add = () => {
    onRows(pasted.rows);
    onClose();
  };
  return (
    <Dialog title={t('pasteTitle')} isOpen onClose={onClose} wide role="alertdialog">
      <p className="muted">{t('pasteLede', { columns: columns.map(({ label }) => label).join(', ') })}</p>
      <TextArea label={t('pasteCells')} name="cells" rows={8} value={text} onChange={setText} />
      {text.trim() !== '' && <Read pasted={pasted} />}
      <DialogActions>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button look="primary" isDisabled={pasted.rows.length === 0} onPress={add}>
          {t('pasteAdd', { count: pasted.rows.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
