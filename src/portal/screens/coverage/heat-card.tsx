import { useCallback, useMemo, useState } from 'react';
import type { Coverage, CoverageCell, LaneFigures, Tier } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { dateText } from '../../parts/format';
import { HeatMap, type HeatColumn, type HeatRow } from '../../parts/heat-map';
import { EmptyState } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { Segments } from '../../parts/segments';
import { lookOf } from '../../parts/state';
import { FlagList } from '../flags/flag-chips';
import { useCoverageCopy } from './coverage.copy';
import { obligationsAddress } from './obligation-rows';

const legend = [
  'met',
  'met_with_exceptions',
  'under_review',
  'submitted',
  'in_progress',
  'not_started',
  'due_soon',
  'overdue',
  'not_met',
  'not_tested',
  'excepted',
  'not_applicable',
] as const;

type LaneChoice = LaneFigures['lane'] | 'all';
const keyOf = (requirement: string, vendorId: string) => `${requirement} ${vendorId}`;

function CellFacts({ cell, periodId }: { cell: CoverageCell; periodId: string | undefined }) {
  const t = useCoverageCopy();
  return (
    <>
      <p className="muted sm">{cell.laneLabels.join(', ')}</p>
      <p className="sm">
        {cell.counts
          .map(({ state, count }) => t('count', { count, state: lookOf(state).word.toLowerCase() }))
          .join(', ')}
      </p>
      {cell.dueOn && <p className="sm">{t('due', { date: dateText(cell.dueOn) })}</p>}
      <FlagList flags={cell.flags} />
      {cell.vendorId && (
        <AppLink
          to={obligationsAddress(cell.vendorId, { requirement: cell.requirementCode, ...(periodId && { periodId }) })}
        >
          {t('openObligations', { count: cell.obligationIds.length })}
        </AppLink>
      )}
    </>
  );
}

function useHeatLines(coverage: Coverage, lane: LaneChoice) {
  const t = useCoverageCopy();
  const cells = useMemo(() => {
    const label = coverage.lanes.find((one) => one.lane === lane)?.laneLabel;
    const wanted = coverage.cells.filter(({ laneLabels }) => label === undefined || laneLabels.includes(label));
    return new Map(wanted.map((cell) => [keyOf(cell.requirementCode, cell.vendorId ?? ''), cell]));
  }, [coverage, lane]);
  const rows = useMemo(() => {
    const asked = new Set([...cells.values()].map(({ requirementCode }) => requirementCode));
    return coverage.families.flatMap(({ title, requirements }) =>
      requirements
        .filter(({ code }) => asked.has(code))
        .map((one): HeatRow => ({ id: one.code, code: one.code, title: one.title, family: title })),
    );
  }, [coverage, cells]);
  const columns = useMemo(
    () =>
      coverage.vendors.map((vendor): HeatColumn => {
        const share = vendor.lanes.find((one) => one.lane === lane)?.percentMet;
        const own =
          lane === 'all' ? (vendor.tier ?? t('noTier')) : share === null || share === undefined ? '–' : `${share}%`;
        return { id: vendor.id, short: vendor.shortCode, name: vendor.name, detail: own };
      }),
    [coverage, lane, t],
  );
  return { cells, rows, columns };
}

type LaneSelectProps = { coverage: Coverage; lane: LaneChoice; onLane: (lane: LaneChoice) => void };

function LaneSelect({ coverage, lane, onLane }: LaneSelectProps) {
  const t = useCoverageCopy();
  const lanes = coverage.lanes.filter(({ applicable }) => applicable > 0);
  return (
    <div className="filters">
      <Select
        label={t('lane')}
        name="lane"
        options={lanes.map((one) => ({ id: one.lane, label: one.laneLabel }))}
        value={lane === 'all' ? '' : lane}
        onChange={(id) => onLane(id === '' ? 'all' : id)}
        emptyLabel={t('anyLane')}
      />
    </div>
  );
}

type HeatCardProps = { coverage: Coverage; tier: Tier | undefined; onTier: (tier: Tier | undefined) => void };

/** Requirement × vendor. The share under a vendor's name belongs to the lane that is chosen; without one, its tier stands there. */
export function HeatCard({ coverage, tier, onTier }: HeatCardProps) {
  const t = useCoverageCopy();
  const [lane, setLane] = useState<LaneChoice>('all');
  const { cells, rows, columns } = useHeatLines(coverage, lane);
  const cellOf = useCallback((row: string, column: string) => cells.get(keyOf(row, column)), [cells]);
  const tiers = [
    { id: 'all' as const, label: t('allTiers') },
    { id: 'T1' as const, label: t('tier1') },
    { id: 'T2' as const, label: t('tier2') },
    { id: 'T3' as const, label: t('tier3') },
  ];
  return (
    <Card
      title={t('map')}
      aside={
        <Segments
          label={t('tier')}
          options={tiers}
          value={tier ?? 'all'}
          onChange={(id) => onTier(id === 'all' ? undefined : id)}
        />
      }
    >
      <LaneSelect coverage={coverage} lane={lane} onLane={setLane} />
      {rows.length === 0 ? (
        <EmptyState title={t('noVendors')} action={<ButtonLink to="/vendors">{t('vendorsLink')}</ButtonLink>}>
          {t('noVendorsHelp')}
        </EmptyState>
      ) : (
        <HeatMap
          label={t('map')}
          rows={rows}
          columns={columns}
          cellOf={cellOf}
          legend={legend}
          describe={(row, column) => {
            const cell = cells.get(keyOf(row.id, column.id));
            return cell && <CellFacts cell={cell} periodId={coverage.period?.id} />;
          }}
        />
      )}
    </Card>
  );
}
