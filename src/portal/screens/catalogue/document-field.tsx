import { useState } from 'react';
import { checkDocument, type DocumentProblem, type DraftKind } from '../../api/catalogue';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { FileButton } from '../../parts/file-button';
import { Note, ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { useCatalogueCopy } from './catalogue.copy';

function Problems({ problems, text }: { problems: readonly DocumentProblem[]; text: string }) {
  const t = useCatalogueCopy();
  const lines = text.split('\n');
  return (
    <Note tone="bad" title={t('problems')} live>
      <p>{t('problemsLede')}</p>
      <ul>
        {problems.map(({ pointer, message, line }) => (
          <li key={`${pointer} ${message} ${line ?? ''}`}>
            {line !== null && (
              <strong>
                {t('line')} {line}:{' '}
              </strong>
            )}
            <span className="mono">{pointer || t('wholeDocument')}</span> {message}
            {line !== null && <div className="muted sm mono">{lines[line - 1]?.trim().slice(0, 120)}</div>}
          </li>
        ))}
      </ul>
    </Note>
  );
}

type DocumentFieldProps = { kind: DraftKind; value: string; onChange: (text: string) => void };

/** Takes a document as text or as a file, and says what is wrong with it before anything is kept. */
export function DocumentField({ kind, value, onChange }: DocumentFieldProps) {
  const t = useCatalogueCopy();
  const [found, setFound] = useState<{ problems: DocumentProblem[]; changes: number } | null>(null);
  const change = (text: string) => {
    setFound(null);
    onChange(text);
  };
  const check = useDeed((body: { kind: DraftKind; text: string }) => checkDocument(body), {
    keepsQueries: true,
    onDone: ({ problems, differences }) => setFound({ problems, changes: differences.length }),
  });
  return (
    <>
      <TextArea label={t('text')} name="text" rows={8} hint={t('textHint')} value={value} onChange={change} />
      <div className="row">
        <FileButton accept=".yaml,.yml,.json" onFiles={([file]) => void file?.text().then(change)}>
          {t('choose')}
        </FileButton>
        <Button
          glyph="check"
          isPending={check.isPending}
          isDisabled={value.trim() === ''}
          onPress={() => check.submit({ kind, text: value })}
        >
          {t('check')}
        </Button>
      </div>
      {found && found.problems.length > 0 && <Problems problems={found.problems} text={value} />}
      {found?.problems.length === 0 && (
        <Note tone="ok" live>
          {t('checked', { count: found.changes })}
        </Note>
      )}
      <ProblemNote problem={check.problem} />
    </>
  );
}
