import type { EntityManager } from 'typeorm';
import type {
  DataComparisonView,
  DataDifferenceView,
  DataReconciliationView,
  DifferenceResolutionView,
} from './reconciliation.dto';
import { differingRecords, isOpen, openRecords, reconciliationState, type ResolutionWay } from './reconciliation.rules';

type Timed<T> = { [K in keyof T]: K extends `${string}At` ? Date : T[K] };
type Counted = 'differences' | 'differingRecords' | 'openRecords' | 'isCurrent';
type ComparisonRow = Timed<Omit<DataComparisonView, Counted>>;
type DifferenceRow = Omit<DataDifferenceView, 'resolutions' | 'isOpen'> & { id: string; comparisonId: string };
type ResolutionRow = Timed<DifferenceResolutionView> & { differenceId: string };

const COMPARISONS = `
  SELECT c.id, c.number, c.method, c.subject, c.unit, c.source, c.recovered, c.expected::float8 AS expected, c.found::float8 AS found,
    c.compared_by AS "comparedBy", c.compared_at AS "comparedAt", c.evidence_version_id AS "evidenceVersionId", c.replaces,
    c.replaces_reason AS "replacesReason", n.number AS "replacedBy", app.person_name(c.recorded_by) AS "recordedByName", c.recorded_at AS "recordedAt"
  FROM data_comparison c LEFT JOIN data_comparison n ON n.exercise_id = c.exercise_id AND n.replaces = c.number
  WHERE c.exercise_id = $1 ORDER BY c.number`;

const DIFFERENCES = `
  SELECT d.id, d.data_comparison_id AS "comparisonId", d.number, d.record, d.records, d.expected, d.found
  FROM data_difference d JOIN data_comparison c ON c.id = d.data_comparison_id WHERE c.exercise_id = $1 ORDER BY c.number, d.number`;

const RESOLUTIONS = `
  SELECT r.data_difference_id AS "differenceId", r.number, r.way, r.words, r.resolved_by AS "resolvedBy", r.resolved_at AS "resolvedAt",
    r.evidence_version_id AS "evidenceVersionId", app.person_name(r.recorded_by) AS "recordedByName", r.recorded_at AS "recordedAt"
  FROM difference_resolution r JOIN data_difference d ON d.id = r.data_difference_id JOIN data_comparison c ON c.id = d.data_comparison_id
  WHERE c.exercise_id = $1 ORDER BY d.id, r.number`;

/** What was compared after the recovery, what differed, and how each difference was resolved. */
export async function reconciliationOf(manager: EntityManager, exerciseId: string): Promise<DataReconciliationView> {
  const rows: ComparisonRow[] = await manager.query(COMPARISONS, [exerciseId]);
  const differences: DifferenceRow[] = await manager.query(DIFFERENCES, [exerciseId]);
  const resolutions: ResolutionRow[] = await manager.query(RESOLUTIONS, [exerciseId]);
  const comparisons = rows.map((row) =>
    comparisonView(
      row,
      differences.filter(({ comparisonId }) => comparisonId === row.id).map((one) => differenceView(one, resolutions)),
    ),
  );
  const current = comparisons.filter((one) => one.isCurrent);
  const sum = (key: 'differingRecords' | 'openRecords') => current.reduce((all, one) => all + one[key], 0);
  const counts = { differingRecords: sum('differingRecords'), openRecords: sum('openRecords') };
  return { state: reconciliationState(comparisons), ...counts, comparisons };
}

function differenceView(
  { id, number, record, records, expected, found }: DifferenceRow,
  all: readonly ResolutionRow[],
): DataDifferenceView {
  const resolutions = all
    .filter(({ differenceId }) => differenceId === id)
    .map(({ number: n, way, words, resolvedBy, resolvedAt, recordedAt, evidenceVersionId, recordedByName }) => ({
      ...{ number: n, way, words, resolvedBy, evidenceVersionId, recordedByName },
      ...{ resolvedAt: resolvedAt.toISOString(), recordedAt: recordedAt.toISOString() },
    }));
  return { number, record, records, expected, found, isOpen: isOpen({ ways: waysOf(resolutions) }), resolutions };
}

function comparisonView(row: ComparisonRow, differences: DataDifferenceView[]): DataComparisonView {
  const known = differences.map(({ records, resolutions }) => ({ records, ways: waysOf(resolutions) }));
  return {
    ...row,
    ...{ comparedAt: row.comparedAt.toISOString(), recordedAt: row.recordedAt.toISOString() },
    ...{ differingRecords: differingRecords(known), openRecords: openRecords(known) },
    ...{ isCurrent: row.replacedBy === null, differences },
  };
}

export const waysOf = (resolutions: readonly { way: ResolutionWay }[]): ResolutionWay[] =>
  resolutions.map(({ way }) => way);
