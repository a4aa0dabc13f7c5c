import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import type { ChangeRow } from './change-rows';
import { memberText, valueText } from './deed-words';
import { useTrailCopy } from './trail.copy';

function Value({ value }: { value: unknown }) {
  return <span className="as-recorded">{valueText(value)}</span>;
}

/** What a deed changed: each member as it was and as it became. */
export function Changes({ rows }: { rows: ChangeRow[] }) {
  const t = useTrailCopy();
  return (
    <TableFrame caption={t('changes')} dense>
      <TableHead>
        <ColumnHeading>{t('member')}</ColumnHeading>
        <ColumnHeading>{t('before')}</ColumnHeading>
        <ColumnHeading>{t('after')}</ColumnHeading>
      </TableHead>
      <TableBody>
        {rows.map(({ name, before, after }) => (
          <TableRow key={name}>
            <RowHeading>{name === '' ? t('whole') : memberText(name)}</RowHeading>
            <Cell label={t('before')}>
              <Value value={before} />
            </Cell>
            <Cell label={t('after')}>
              <Value value={after} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
}
