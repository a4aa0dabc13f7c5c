import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { csvOfDashboard, recoveryScatterQuery, type RecoveryScatter, type ScatterDot } from '../../api/dashboards';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { countText } from '../../parts/format';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Segments } from '../../parts/segments';
import { Select } from '../../parts/select-field';
import { Badge } from '../../parts/state-chip';
import { Strip } from '../../parts/strip';
import { useDashboardsCopy } from './dashboards.copy';
import { OneVendor, PeriodChoice, TierFilter } from './filters';
import { ResultsTable } from './results-table';
import { ScatterChart } from './scatter-chart';
import { boardAddress, results, scatterFilter, type BoardProps, type DashboardsSearch } from './search';

type Shown = BoardProps & { scatter: RecoveryScatter };

const NO_POINT = { objectiveFrom: undefined, objectiveTo: undefined, achievedFrom: undefined, achievedTo: undefined };
const ofPoint = ({ objectiveFrom, objectiveTo, achievedFrom, achievedTo }: ScatterDot) => ({
  ...{ objectiveFrom, objectiveTo, achievedFrom, achievedTo },
});

function Figures({ scatter, search }: Shown) {
  const t = useDashboardsCopy();
  const behind = (result: DashboardsSearch['result']) =>
    boardAddress({ ...search, ...NO_POINT, view: 'recovery', result, page: undefined });
  const figure = (label: string, count: number, result: DashboardsSearch['result']) => ({
    label,
    value: <AppLink to={behind(result)}>{countText(count)}</AppLink>,
  });
  const bad = (count: number) => (count > 0 ? { tone: 'bad' as const } : {});
  return (
    <Strip
      items={[
        figure(t('achievedCount'), scatter.achieved, 'achieved'),
        { ...figure(t('missedCount'), scatter.missed, 'missed'), ...bad(scatter.missed) },
        { ...figure(t('notRecoveredCount'), scatter.notRecovered, 'not_recovered'), ...bad(scatter.notRecovered) },
        figure(t('notMeasuredCount'), scatter.notMeasured, 'not_measured'),
      ]}
    />
  );
}

function Filters(props: BoardProps) {
  const t = useDashboardsCopy();
  const { search, onSearch } = props;
  return (
    <div className="filters">
      <PeriodChoice {...props} />
      <TierFilter {...props} />
      <Select
        label={t('result')}
        name="result"
        options={results.map((id) => ({ id, label: t(`result_${id}`) }))}
        value={search.result ?? ''}
        onChange={(id) => onSearch({ ...search, ...NO_POINT, result: id || undefined, page: undefined })}
        emptyLabel={t('allResults')}
      />
    </div>
  );
}

function Chart({ scatter, search, onSearch }: Shown) {
  const t = useDashboardsCopy();
  const navigate = useNavigate();
  if (scatter.dots.length === 0) return <EmptyState title={t('noPoints')}>{t('noPointsHelp')}</EmptyState>;
  const hrefOf = (dot: ScatterDot) =>
    dot.id === null
      ? boardAddress({ ...search, ...ofPoint(dot), view: 'recovery', page: undefined })
      : `/${dot.source === 'event' ? 'disruptions' : 'exercises'}/${dot.id}`;
  const onOpen = (dot: ScatterDot) => {
    if (dot.id === null) onSearch({ ...search, ...ofPoint(dot), page: undefined });
    else void navigate({ to: hrefOf(dot) });
  };
  return <ScatterChart scatter={scatter} hrefOf={hrefOf} onOpen={onOpen} />;
}

function Rows({ scatter, search, onSearch }: Shown) {
  const t = useDashboardsCopy();
  const isOnePoint = search.objectiveFrom !== undefined;
  return (
    <Card title={t('results')}>
      {isOnePoint && (
        <div className="row">
          <Badge glyph="dot">{t('onePoint')}</Badge>
          <Button small onPress={() => onSearch({ ...search, ...NO_POINT, page: undefined })}>
            {t('showAll')}
          </Button>
        </div>
      )}
      <ResultsTable
        scatter={scatter}
        csv={csvOfDashboard('recovery-scatter', scatterFilter(search))}
        onPage={(page) => onSearch({ ...search, page: page === 1 ? undefined : page })}
      />
    </Card>
  );
}

/** What exercises and real events achieved against what was promised. */
export function RecoveryBoard(props: BoardProps) {
  const t = useDashboardsCopy();
  const { search, onSearch } = props;
  const { data, error, isPending } = useQuery(recoveryScatterQuery(scatterFilter(search)));
  if (error) return <ProblemNote problem={error} />;
  if (isPending) return <Loading />;
  if (!data.period) return <EmptyState title={t('noPeriod')}>{t('noPeriodHelp')}</EmptyState>;
  return (
    <div className="stack">
      <Figures {...props} scatter={data} />
      <Card
        title={t('scatter')}
        lede={t('scatterLede')}
        aside={
          <Segments<'rto' | 'rpo'>
            label={t('measure')}
            options={(['rto', 'rpo'] as const).map((id) => ({ id, label: t(id) }))}
            value={search.measure ?? 'rto'}
            onChange={(id) =>
              onSearch({ ...search, ...NO_POINT, measure: id === 'rto' ? undefined : id, page: undefined })
            }
          />
        }
      >
        <Filters {...props} />
        <OneVendor {...props} name={data.items[0]?.vendorName} />
        <Chart {...props} scatter={data} />
      </Card>
      <Rows {...props} scatter={data} />
    </div>
  );
}
