import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import type { ImportValue } from './import-cells.rules';
import { COLUMNS_OF, type ImportKind } from './import-columns.rules';
import type { MappedHeader } from './import-headers.rules';
import type { AppliedRow, ImportRun } from './import-run.entity';
import type { PlannedRow } from './import-plan.rules';
import type { ImportRowView, ImportRunSummary, ImportRunView } from './imports.dto';

type Stored = Omit<ImportRunSummary, 'previewedAt' | 'appliedAt' | 'mappedHeaders'> & {
  previewedAt: Date;
  appliedAt: Date | null;
  mappedHeaders: MappedHeader[];
};

const SUMMARIES = `
  SELECT id, ref, kind, file_name AS "fileName", format, file_sha256 AS "fileSha256", plan_sha256 AS "planSha256", row_count AS rows,
    create_count AS creates, change_count AS changes, refused_count AS refused,
    row_count - create_count - change_count - refused_count AS unchanged, ignored_headers AS "ignoredHeaders", mapped_headers AS "mappedHeaders",
    app.person_name(previewed_by) AS "previewedByName", previewed_at AS "previewedAt",
    app.person_name(applied_by) AS "appliedByName", applied_at AS "appliedAt", failure,
    CASE WHEN applied_at IS NOT NULL THEN 'applied' WHEN failure IS NOT NULL THEN 'failed' WHEN applying_since IS NOT NULL THEN 'applying'
      ELSE 'previewed' END AS state,
    coalesce((SELECT j.done FROM job_progress j WHERE j.subject_id = import_run.id AND j.updated_at >= applying_since), 0) AS entered
  FROM import_run WHERE kind = ANY ($1) AND ($2::uuid IS NULL OR id = $2) ORDER BY previewed_at DESC, id LIMIT 500`;

export async function summariesOf(
  manager: EntityManager,
  kinds: readonly ImportKind[],
  id: string | null = null,
): Promise<ImportRunSummary[]> {
  const rows: Stored[] = await manager.query(SUMMARIES, [kinds, id]);
  return rows.map((row) => ({
    ...row,
    previewedAt: row.previewedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    mappedHeaders: row.mappedHeaders.map(({ header, key }) => ({
      ...{ header, column: COLUMNS_OF[row.kind].find((column) => column.key === key)?.header ?? key },
    })),
  }));
}

export async function viewOf(manager: EntityManager, kinds: readonly ImportKind[], id: string): Promise<ImportRunView> {
  const [summary] = await summariesOf(manager, kinds, id);
  const [run]: Pick<ImportRun, 'plan' | 'results'>[] = await manager.query(
    'SELECT plan, results FROM import_run WHERE id = $1',
    [id],
  );
  if (!summary || !run) throw notFound('import');
  const done = new Map((run.results ?? []).map((result) => [result.row, result]));
  return { ...summary, items: run.plan.map((row) => rowView(row, done.get(row.row))) };
}

function rowView({ row, action, label, changes, errors }: PlannedRow, done: AppliedRow | undefined): ImportRowView {
  return {
    ...{ row, action, label, errors },
    changes: changes.map(({ column, before, after }) => ({
      column,
      before: inWords(before),
      after: inWords(after) ?? '',
    })),
    ...{ doneId: done?.id ?? null, doneRef: done?.ref ?? null },
  };
}

function inWords(value: ImportValue | null): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
