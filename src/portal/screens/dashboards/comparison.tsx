import { useQueries, useQuery } from '@tanstack/react-query';
import { csvOfDashboard, vendorComparisonQuery, type VendorComparison } from '../../api/dashboards';
import { vendorQuery } from '../../api/vendors';
import { AppLink } from '../../parts/app-link';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Glyph, type GlyphName } from '../../parts/glyph';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import { useDashboardsCopy } from './dashboards.copy';
import { PeriodChoice } from './filters';
import type { BoardProps } from './search';
import { VendorPicker } from './vendor-picker';
import './scatter.css';

type Figure = VendorComparison['lines'][number]['figures'][number];

const glyphs: Partial<Record<Figure['tone'], GlyphName>> = { ok: 'check', warn: 'triangle', bad: 'bang' };

function FigureText({ figure }: { figure: Figure }) {
  const glyph = glyphs[figure.tone];
  return (
    <>
      <span className={`row tone-${figure.tone}`}>
        {glyph && <Glyph name={glyph} />}
        <AppLink to={figure.link}>{figure.value}</AppLink>
      </span>
      {figure.note && <span className="sub">{figure.note}</span>}
    </>
  );
}

function Figures({ comparison }: { comparison: VendorComparison }) {
  const t = useDashboardsCopy();
  return (
    <TableFrame caption={t('compare')}>
      <TableHead>
        <ColumnHeading>{t('figure')}</ColumnHeading>
        {comparison.vendors.map(({ id, name, ref }) => (
          <ColumnHeading key={id}>
            <AppLink to={`/vendors/${id}`}>{name}</AppLink>
            <span className="sub mono">{ref}</span>
          </ColumnHeading>
        ))}
      </TableHead>
      <TableBody>
        {comparison.lines.map(({ key, label, what, figures }) => (
          <TableRow key={key}>
            <RowHeading>
              {label}
              <span className="sub">{what}</span>
            </RowHeading>
            {figures.map((figure) => (
              <Cell
                key={figure.vendorId}
                label={comparison.vendors.find(({ id }) => id === figure.vendorId)?.name ?? ''}
              >
                <FigureText figure={figure} />
              </Cell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
}

function Compared({ vendorIds, periodId }: { vendorIds: string; periodId: string | undefined }) {
  const t = useDashboardsCopy();
  const { data, error } = useQuery(vendorComparisonQuery({ vendorIds, periodId }));
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  if (!data.period) return <EmptyState title={t('noPeriod')}>{t('noPeriodHelp')}</EmptyState>;
  return <Figures comparison={data} />;
}

/** Two to five vendors side by side. Which ones stands in the address. */
export function ComparisonBoard({ search, onSearch }: BoardProps) {
  const t = useDashboardsCopy();
  const ids = (search.vendors ?? search.vendorId ?? '').split(',').filter(Boolean);
  const named = useQueries({ queries: ids.map((id) => vendorQuery(id)) });
  const chosen = ids.map((id, at) => ({ id, name: named[at]?.data?.name ?? '…' }));
  const choose = (next: string[]) => onSearch({ ...search, vendorId: undefined, vendors: next.join(',') || undefined });
  const filter = { vendorIds: ids.join(','), periodId: search.periodId };
  return (
    <Card
      title={t('compare')}
      lede={t('compareLede')}
      aside={
        ids.length >= 2 && (
          <DownloadLink small href={csvOfDashboard('vendor-comparison', filter)}>
            {t('csv')}
          </DownloadLink>
        )
      }
    >
      <div className="filters">
        <PeriodChoice search={search} onSearch={onSearch} />
      </div>
      <VendorPicker chosen={chosen} onChoose={choose} />
      {ids.length < 2 ? (
        <EmptyState title={t('chooseMore')}>{t('chooseMoreHelp')}</EmptyState>
      ) : (
        <Compared {...filter} />
      )}
    </Card>
  );
}
