import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { csvOfOutcome, LOSS_PAGE, outcomeQuery, type LossOutcome, type OutcomeFilter } from '../../api/loss';
import { useMay } from '../../api/session';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Pager } from '../../parts/pager';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { TextField } from '../../parts/text-fields';
import { useConcentrationCopy } from './concentration.copy';
import { KeepRun } from './keep-run';
import { LossGraph } from './loss-graph';
import { OutcomeTable } from './outcome-table';
import { lookNames, lossStates } from './states';
import { SummaryStrip } from './summary-strip';

type FilterProps = { filter: OutcomeFilter; onFilter: (filter: OutcomeFilter) => void };

function Filters({ filter, onFilter }: FilterProps) {
  const t = useConcentrationCopy();
  const set = (part: Partial<OutcomeFilter>) => onFilter({ ...filter, ...part });
  return (
    <div className="filters">
      <TextField
        label={t('words')}
        name="words"
        type="search"
        optional
        value={filter.search ?? ''}
        onChange={(search) => set({ search: search || undefined })}
      />
      <Select
        label={t('filterState')}
        name="state"
        emptyLabel={t('all')}
        options={lossStates.map((id) => ({ id, label: lookOf(lookNames[id]).word }))}
        value={filter.state ?? ''}
        onChange={(state) => set({ state: state === '' ? undefined : state })}
      />
      <Select
        label={t('filterTier')}
        name="tier"
        emptyLabel={t('all')}
        options={(['T1', 'T2', 'T3'] as const).map((id) => ({ id, label: id }))}
        value={filter.tier ?? ''}
        onChange={(tier) => set({ tier: tier === '' ? undefined : tier })}
      />
      <Select
        label={t('filterMissed')}
        name="missed"
        emptyLabel={t('all')}
        options={[
          { id: 'rto' as const, label: t('missedRto') },
          { id: 'mtpd' as const, label: t('missedMtpd') },
        ]}
        value={filter.missed ?? ''}
        onChange={(missed) => set({ missed: missed === '' ? undefined : missed })}
      />
    </div>
  );
}

type OutcomeProps = FilterProps & { lost: string[]; page: number; onPage: (page: number) => void };

function Services({ outcome, lost, filter, onFilter, page, onPage }: OutcomeProps & { outcome: LossOutcome }) {
  const t = useConcentrationCopy();
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Card
      title={t('services')}
      lede={t('servicesLede')}
      aside={
        <DownloadLink small href={csvOfOutcome(lost, filter)}>
          {t('csv')}
        </DownloadLink>
      }
    >
      <div className="stack">
        <Filters filter={filter} onFilter={onFilter} />
        <OutcomeTable
          services={outcome.items}
          empty={
            <EmptyState title={t(isFiltered ? 'nothingFound' : 'nothingHit')}>
              {t(isFiltered ? 'nothingFoundHelp' : 'nothingHitHelp')}
            </EmptyState>
          }
        />
        <Pager caption={t('services')} page={page} pageSize={LOSS_PAGE} total={outcome.total} onPage={onPage} />
      </div>
    </Card>
  );
}

/** What is left: key figures, the graph, and a row for each service. */
export function Outcome(props: OutcomeProps) {
  const t = useConcentrationCopy();
  const may = useMay();
  const { lost, filter, page } = props;
  const query = outcomeQuery(lost, filter, page);
  const { data, error, isPending } = useQuery({ ...query, placeholderData: keepPreviousData });
  const { data: worst } = useQuery({ ...outcomeQuery(lost, {}, 0), placeholderData: keepPreviousData });
  if (error) return <ProblemNote problem={error} />;
  if (isPending) return <Loading />;
  return (
    <>
      <SummaryStrip summary={data.summary} />
      {may('dependencies.match') && (
        <div className="row">
          <KeepRun losses={data.losses} />
        </div>
      )}
      {worst && worst.summary.hit > 0 && (
        <Card title={t('graph')} lede={t('graphLede')}>
          <LossGraph losses={worst.losses} services={worst.items} total={worst.summary.hit} />
        </Card>
      )}
      <Services {...props} outcome={data} />
    </>
  );
}
