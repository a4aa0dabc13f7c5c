import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { parseSteps } from '../../api/plans';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { StepList } from '../../parts/step-list';
import { TextArea } from '../../parts/text-fields';
import { useVersionCopy } from './plans.copy';
import { rowsOfParsed, type StepRow } from './step-rows';
import type { ParsedSteps } from '../../api/plans';

type PasteProps = { versionId: string; onClose: () => void; onRows: (rows: StepRow[]) => void };

function Read({ parsed }: { parsed: ParsedSteps }) {
  const t = useVersionCopy();
  const { steps, errors, ignoredColumns } = parsed;
  return (
    <>
      {errors.length > 0 && (
        <Note tone="bad" title={t('pasteErrors')} live>
          <ul>
            {errors.map(({ row, column, message }) => (
              <li key={`${row} ${column ?? ''} ${message}`}>{t('pasteRow', { row, message })}</li>
            ))}
          </ul>
        </Note>
      )}
      {ignoredColumns.length > 0 && (
        <p className="muted sm">{t('pasteIgnored', { columns: ignoredColumns.join(', ') })}</p>
      )}
      <p role="status">{t('pasteFound', { count: steps.length })}</p>
      {steps.length > 0 && (
        <StepList
          caption={t('pasteFound', { count: steps.length })}
          steps={steps.map((step) => ({
            id: String(step.row),
            title: step.title,
            owner: step.owner,
            plannedMinutes: step.expectedMinutes,
          }))}
        />
      )}
    </>
  );
}

/** Reads steps out of pasted cells and shows what could not be read, before anything is saved. */
export function PasteSteps({ versionId, onClose, onRows }: PasteProps) {
  const t = useVersionCopy();
  const [text, setText] = useState('');
  const [parsed, setParsed] = useState<ParsedSteps | null>(null);
  const parse = useDeed(parseSteps, { onDone: setParsed, keepsQueries: true });
  const change = (next: string) => {
    setText(next);
    setParsed(null);
  };
  const isUsable = parsed !== null && parsed.errors.length === 0 && parsed.steps.length > 0;
  return (
    <Dialog title={t('pasteTitle')} isOpen onClose={onClose} wide role="alertdialog">
      <p className="muted">{t('pasteLede')}</p>
      <Form label={t('pasteTitle')} errors={parse.errors} onSubmit={() => parse.submit({ id: versionId, text })}>
        <TextArea label={t('pasteCells')} name="text" rows={8} value={text} onChange={change} />
        <ProblemNote problem={parse.problem} />
        {parsed && <Read parsed={parsed} />}
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            look={isUsable ? 'plain' : 'primary'}
            type="submit"
            isPending={parse.isPending}
            isDisabled={text.trim() === ''}
          >
            {t('pasteRead')}
          </Button>
          {parsed && (
            <Button
              look="primary"
              isDisabled={!isUsable}
              onPress={() => {
                onRows(rowsOfParsed(parsed));
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
