import { useState } from 'react';
import { addControls, previewControls, type PastedControls } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Dialog, DialogActions } from '../../parts/dialog';
import { FileButton } from '../../parts/file-button';
import { Note, ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { useControlsCopy } from './controls.copy';
import { useReportCopy } from './report.copy';

type Row = PastedControls['items'][number];

function columnsOf(t: ReturnType<typeof useControlsCopy>): Column<Row>[] {
  return [
    {
      id: 'control',
      header: t('control'),
      primary: true,
      cell: (row) => (
        <>
          {row.label}
          <span className="sub">{row.text}</span>
          {row.problems.map((problem) => (
            <span key={problem} className="sub tone-bad">
              {t('line', { line: row.line })}: {problem}
            </span>
          ))}
        </>
      ),
    },
    { id: 'ours', header: t('ours'), cell: (row) => row.controlRef },
    { id: 'owner', header: t('owner'), cell: (row) => row.ownerName },
  ];
}

function Preview({ found }: { found: PastedControls }) {
  const t = useControlsCopy();
  const refusedFirst = [...found.items].sort((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0));
  return (
    <div className="stack">
      <Note tone={found.refused > 0 ? 'bad' : 'ok'} live>
        {t('previewed', { count: found.total })} {found.refused > 0 && t('refused', { count: found.refused })}
      </Note>
      <DataTable
        plain
        dense
        caption={t('preview')}
        columns={columnsOf(t)}
        rows={refusedFirst}
        rowKey={(row) => String(row.line)}
        empty={null}
        rowTone={(row) => (row.problems.length > 0 ? 'bad' : undefined)}
      />
    </div>
  );
}

type Props = { reportId: string; onClose: () => void };

/** A list from a spreadsheet: read row by row, added whole or not at all. */
export function PasteControls({ reportId, onClose }: Props) {
  const t = useControlsCopy();
  const words = useReportCopy();
  const [text, setText] = useState('');
  const [found, setFound] = useState<PastedControls | null>(null);
  const preview = useDeed(previewControls, { onDone: setFound, keepsQueries: true });
  const add = useDeed(addControls, { onDone: onClose });
  const write = (next: string) => {
    setText(next);
    setFound(null);
  };
  const read = ([file]: File[]) => file && void file.text().then(write);
  const controls = (found?.items ?? []).map(({ label, text: said, controlRef, ownerName }) => ({
    ...{ label, text: said, controlRef, ownerName },
  }));
  const isReady = found !== null && found.refused === 0 && found.total > 0;
  return (
    <Dialog title={t('paste')} isOpen onClose={onClose} wide>
      <p>{t('pasteLede')}</p>
      <TextArea label={t('pasteField')} name="text" rows={8} errors={preview.errors} value={text} onChange={write} />
      <div className="row">
        <FileButton onFiles={read} accept=".csv,.tsv,.txt,text/csv">
          {t('pasteFile')}
        </FileButton>
        <Button
          isPending={preview.isPending}
          isDisabled={text.trim() === ''}
          onPress={() => preview.submit({ id: reportId, text })}
        >
          {t('preview')}
        </Button>
      </div>
      {found && <Preview found={found} />}
      <ProblemNote problem={preview.problem ?? add.problem} />
      <DialogActions>
        <Button onPress={onClose}>{words('cancel')}</Button>
        <Button
          look="primary"
          isDisabled={!isReady}
          isPending={add.isPending}
          onPress={() => add.submit({ id: reportId, controls })}
        >
          {t('add', { count: controls.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
