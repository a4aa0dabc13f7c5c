import { useMemo } from 'react';
import type { Coverage, LaneFigures } from '../../api/coverage';
import type { HeatColumn, HeatRow } from '../../parts/heat-map';
import { useCoverageCopy } from './coverage.copy';

export type LaneChoice = LaneFigures['lane'] | 'all';
export const keyOf = (row: string, vendorId: string) => `${row} ${vendorId}`;

const labelOf = (coverage: Coverage, lane: LaneChoice) => coverage.lanes.find((one) => one.lane === lane)?.laneLabel;

/** The cells of open families and of closed ones, those of one lane only when one is chosen. */
function useCells(coverage: Coverage, lane: LaneChoice) {
  return useMemo(() => {
    const label = labelOf(coverage, lane);
    const isWanted = ({ laneLabels }: { laneLabels: string[] }) => label === undefined || laneLabels.includes(label);
    const titles = new Map(coverage.families.map(({ code, title }) => [code, title]));
    return {
      cells: new Map(
        coverage.cells.filter(isWanted).map((cell) => [keyOf(cell.requirementCode, cell.vendorId ?? ''), cell]),
      ),
      familyCells: new Map(
        coverage.familyCells
          .filter(isWanted)
          .map((cell) => [keyOf(titles.get(cell.familyCode) ?? cell.familyCode, cell.vendorId), cell]),
      ),
    };
  }, [coverage, lane]);
}

/** What the map draws: its lines and columns, and its cells by place. A closed family keeps its one line. */
export function useMapLines(coverage: Coverage, lane: LaneChoice) {
  const t = useCoverageCopy();
  const { cells, familyCells } = useCells(coverage, lane);
  const rows = useMemo(() => {
    const asked = new Set([...cells.values()].map(({ requirementCode }) => requirementCode));
    const shut = new Set([...familyCells.values()].map(({ familyCode }) => familyCode));
    return coverage.families.flatMap(({ code: family, title, requirements }) =>
      requirements
        .filter(({ code }) => asked.has(code) || shut.has(family))
        .map((one): HeatRow => ({ id: one.code, code: one.code, title: one.title, family: title })),
    );
  }, [coverage, cells, familyCells]);
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
  return { cells, familyCells, rows, columns };
}
