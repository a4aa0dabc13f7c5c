import { useCallback, useMemo, useState } from 'react';
import type { CoverageCell, MapFilter } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { countText, dateText } from '../../parts/format';
import { HeatMap } from '../../parts/heat-map';
import { EmptyState } from '../../parts/notes';
import { Pager } from '../../parts/pager';
import { lookOf } from '../../parts/state';
import { FlagList } from '../flags/flag-chips';
import { useCoverageCopy } from './coverage.copy';
import { keyOf, useMapLines, type LaneChoice } from './map-lines';
import { MapTools, TierChoice, type MapToolsProps } from './map-tools';
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

/** Which families are closed stands in the address: the server sends the cells of the open ones only. */
function useFamilies({ coverage, map, onMap }: MapToolsProps) {
  const t = useCoverageCopy();
  const closed = useMemo(
    () => new Set(coverage.families.filter(({ isClosed }) => isClosed).map(({ title }) => title)),
    [coverage],
  );
  const notes = useMemo(
    () =>
      new Map(
        coverage.families.map(({ title, percentMet, applicable }) => [
          title,
          percentMet === null ? undefined : t('familyNote', { percent: percentMet, count: countText(applicable) }),
        ]),
      ),
    [coverage, t],
  );
  const onToggle = (title: string) => {
    const next = coverage.families.filter((one) => (one.title === title) !== one.isClosed).map(({ code }) => code);
    onMap({ ...map, closed: next.length > 0 ? next.join(',') : undefined });
  };
  const note = useCallback((family: string) => notes.get(family), [notes]);
  return { kept: { closed, onToggle }, note };
}

function NoVendors({ map, onMap }: { map: MapFilter; onMap: (map: MapFilter) => void }) {
  const t = useCoverageCopy();
  if (!map.seek)
    return (
      <EmptyState title={t('noVendors')} action={<ButtonLink to="/vendors">{t('vendorsLink')}</ButtonLink>}>
        {t('noVendorsHelp')}
      </EmptyState>
    );
  const all = () => onMap({ ...map, seek: undefined, page: undefined });
  return (
    <EmptyState title={t('noneFound')} action={<Button onPress={all}>{t('clearSeek')}</Button>}>
      {t('noneFoundHelp')}
    </EmptyState>
  );
}

function Cells({ coverage, lane, ...rest }: MapToolsProps & { lane: LaneChoice }) {
  const t = useCoverageCopy();
  const { cells, familyCells, rows, columns } = useMapLines(coverage, lane);
  const { kept, note } = useFamilies({ coverage, ...rest });
  const cellOf = useCallback((row: string, column: string) => cells.get(keyOf(row, column)), [cells]);
  const familyCellOf = useCallback(
    (family: string, column: string) => familyCells.get(keyOf(family, column)),
    [familyCells],
  );
  if (rows.length === 0) return <NoVendors map={rest.map} onMap={rest.onMap} />;
  return (
    <HeatMap
      label={t('map')}
      rows={rows}
      columns={columns}
      cellOf={cellOf}
      legend={legend}
      kept={kept}
      familyCellOf={familyCellOf}
      familyNote={note}
      describe={(row, column) => {
        const cell = cells.get(keyOf(row.id, column.id));
        return cell && <CellFacts cell={cell} periodId={coverage.period?.id} />;
      }}
    />
  );
}

/** Requirement × vendor, a page of vendors at a time. The share under a vendor's name belongs to the lane that is chosen; without one, its tier stands there. */
export function HeatCard(props: MapToolsProps) {
  const t = useCoverageCopy();
  const { coverage, map, onMap } = props;
  const [lane, setLane] = useState<LaneChoice>('all');
  return (
    <Card title={t('map')} aside={<TierChoice {...props} />}>
      <MapTools {...props} lane={lane} onLane={setLane} />
      <Cells {...props} lane={lane} />
      {coverage.total > coverage.pageSize && (
        <Pager
          caption={t('vendors')}
          page={coverage.page - 1}
          pageSize={coverage.pageSize}
          total={coverage.total}
          onPage={(page) => onMap({ ...map, page: page === 0 ? undefined : page + 1 })}
        />
      )}
    </Card>
  );
}
