import { useQuery } from '@tanstack/react-query';
import { csvOfDashboard, findingAgeingQuery, type AgeingCell, type FindingAgeing } from '../../api/dashboards';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { countText } from '../../parts/format';
import { Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { Strip } from '../../parts/strip';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import { AgeingTable } from './ageing-table';
import { useDashboardsCopy } from './dashboards.copy';
import { OneVendor, TierFilter } from './filters';
import { ageingFilter, bands, boardAddress, severities, type BoardProps, type DashboardsSearch } from './search';
import './scatter.css';

type Shown = BoardProps & { ageing: FindingAgeing };

const behind = (search: DashboardsSearch, seek: Partial<DashboardsSearch>) =>
  boardAddress({
    ...{ view: 'findings', tier: search.tier, vendorId: search.vendorId },
    ...seek,
  });

function Figures({ ageing, search }: Shown) {
  const t = useDashboardsCopy();
  const { open, overdue, oldestDays } = ageing;
  return (
    <Strip
      items={[
        { label: t('open'), value: <AppLink to={behind(search, {})}>{countText(open)}</AppLink> },
        {
          label: t('overdue'),
          value: <AppLink to={behind(search, { overdue: 'yes' })}>{countText(overdue)}</AppLink>,
          ...(overdue > 0 && { tone: 'bad' as const }),
        },
        { label: t('oldest'), value: oldestDays === null ? '–' : t('days', { count: oldestDays }) },
      ]}
    />
  );
}

function CountCell({ cells, search, seek, label }: CellProps) {
  const t = useDashboardsCopy();
  const count = cells.reduce((sum, one) => sum + one.count, 0);
  const late = cells.reduce((sum, one) => sum + one.overdue, 0);
  return (
    <Cell className="num" label={label}>
      {count === 0 ? <span className="muted">0</span> : <AppLink to={behind(search, seek)}>{countText(count)}</AppLink>}
      {late > 0 && (
        <span className="sub">
          <AppLink to={behind(search, { ...seek, overdue: 'yes' })}>{t('lateOf', { count: late })}</AppLink>
        </span>
      )}
    </Cell>
  );
}

type CellProps = { cells: AgeingCell[]; search: DashboardsSearch; seek: Partial<DashboardsSearch>; label: string };

function Matrix({ ageing, search }: Shown) {
  const t = useDashboardsCopy();
  const { cells } = ageing;
  return (
    <TableFrame caption={t('ageing')} dense>
      <TableHead>
        <ColumnHeading>{t('severity')}</ColumnHeading>
        {bands.map((band) => (
          <ColumnHeading key={band}>{band}</ColumnHeading>
        ))}
        <ColumnHeading>{t('total')}</ColumnHeading>
      </TableHead>
      <TableBody>
        {severities.map((severity) => {
          const own = cells.filter((one) => one.severity === severity);
          return (
            <TableRow key={severity}>
              <RowHeading>
                <StateChip state={severity} />
              </RowHeading>
              {bands.map((band) => (
                <CountCell
                  key={band}
                  cells={own.filter((one) => one.band === band)}
                  search={search}
                  seek={{ severity, band }}
                  label={band}
                />
              ))}
              <CountCell cells={own} search={search} seek={{ severity }} label={t('total')} />
            </TableRow>
          );
        })}
      </TableBody>
    </TableFrame>
  );
}

function Filters(props: BoardProps) {
  const t = useDashboardsCopy();
  const { search, onSearch } = props;
  return (
    <>
      <TierFilter {...props} />
      <Select
        label={t('severity')}
        name="severity"
        options={severities.map((id) => ({ id, label: lookOf(id).word }))}
        value={search.severity ?? ''}
        onChange={(id) => onSearch({ ...search, severity: id || undefined, page: undefined })}
        emptyLabel={t('anySeverity')}
      />
      <Select
        label={t('band')}
        name="band"
        options={bands.map((id) => ({ id, label: id }))}
        value={search.band ?? ''}
        onChange={(id) => onSearch({ ...search, band: id || undefined, page: undefined })}
        emptyLabel={t('anyBand')}
      />
      <Select
        label={t('lateFilter')}
        name="overdue"
        options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`due_${id}`) }))}
        value={search.overdue ?? ''}
        onChange={(id) => onSearch({ ...search, overdue: id || undefined, page: undefined })}
        emptyLabel={t('anyDue')}
      />
    </>
  );
}

/** How long findings have been open, by severity, and which of them are late. */
export function AgeingBoard(props: BoardProps) {
  const t = useDashboardsCopy();
  const { search, onSearch } = props;
  const filter = ageingFilter(search);
  const { data, error, isPending } = useQuery(findingAgeingQuery(filter));
  if (error) return <ProblemNote problem={error} />;
  if (isPending) return <Loading />;
  return (
    <div className="stack">
      <Figures {...props} ageing={data} />
      <Card title={t('ageing')} lede={t('ageingLede')}>
        <OneVendor {...props} name={data.items[0]?.vendorName} />
        <div className="ageing">
          <Matrix {...props} ageing={data} />
        </div>
      </Card>
      <Card title={t('open')}>
        <AgeingTable
          ageing={data}
          filters={<Filters {...props} />}
          csv={csvOfDashboard('finding-ageing', filter)}
          onPage={(page) => onSearch({ ...search, page: page === 1 ? undefined : page })}
        />
      </Card>
    </div>
  );
}
