import { Button } from '../../../parts/button';
import { useFieldMessage } from '../../../parts/form';
import { TextField } from '../../../parts/text-fields';
import { useReconciliationCopy } from './reconciliation.copy';

export type TypedRecord = { record: string; records: string; expected: string; found: string };

const FIELDS = [
  ['record', 300],
  ['records', 12],
  ['expected', 500],
  ['found', 500],
] as const;

/** Every record that differs, by what it is found again. */
export function DifferingRecords({ rows, onChange }: { rows: TypedRecord[]; onChange: (rows: TypedRecord[]) => void }) {
  const t = useReconciliationCopy();
  const message = useFieldMessage({ name: 'differences' });
  const change = (at: number, changes: Partial<TypedRecord>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  return (
    <fieldset className="plain-fields">
      <legend className="field-label">{t('differing')}</legend>
      <p className="muted sm">{t('differingHelp')}</p>
      {rows.map((row, at) => (
        <div key={at} className="stack-tight">
          <div className="form-row">
            {FIELDS.map(([field, maxLength]) => (
              <TextField
                key={field}
                name={`differences.${at}.${field}`}
                label={t(`${field}Field`, { number: at + 1 })}
                optional={field === 'expected' || field === 'found'}
                maxLength={maxLength}
                value={row[field]}
                onChange={(text) => change(at, { [field]: text })}
              />
            ))}
          </div>
          <div>
            <Button
              small
              look="quiet"
              aria-label={t('removeRecord', { number: at + 1 })}
              onPress={() => onChange(rows.filter((_, place) => place !== at))}
            >
              {t('remove')}
            </Button>
          </div>
        </div>
      ))}
      {message && <span className="field-error">{message}</span>}
      <div>
        <Button
          small
          glyph="plus"
          onPress={() => onChange([...rows, { record: '', records: '1', expected: '', found: '' }])}
        >
          {t('addRecord')}
        </Button>
      </div>
    </fieldset>
  );
}
