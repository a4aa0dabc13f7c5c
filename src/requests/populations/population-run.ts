import type { EntityManager } from 'typeorm';
import { csvOf } from '../../foundation/csv.rules';
import { heed, notFound } from '../../foundation/problem';
import { ASKED, definitionOf } from './definitions';
import { populationLines } from './population-lines.rules';
import type { PopulationDefinition } from './population-kind';
import { fileOf, notesOf, totalsOf, type LeftOut, type PopulationTotal, type SourceRow } from './population.rules';
import type { FreezePopulation } from './populations.dto';

/** What the query found, and the file of it. */
export interface PopulationRun {
  definition: PopulationDefinition;
  parameters: Record<string, string | null>;
  rows: SourceRow[];
  totals: PopulationTotal[];
  leftOut: LeftOut[];
  sourceCount: number;
  csv: string;
  /** The same as JSON lines. */
  lines: string;
}

interface PeriodRow {
  code: string;
  startsOn: string;
  endsOn: string;
}

/** Runs the query; every statement must see the same moment. Throws `not-found` for a period or vendor that is not there. */
export async function runPopulation(
  manager: EntityManager,
  asked: FreezePopulation,
  ranAt: string,
): Promise<PopulationRun> {
  const definition = definitionOf(asked.kind);
  const period = await requirePeriod(manager, asked.periodId);
  await requireVendor(manager, asked.vendorId);
  const requirement = definition.byRequirement ? (asked.requirement ?? null) : null;
  await requireRequirement(manager, asked.periodId, requirement);
  const given = [asked.periodId, period.startsOn, period.endsOn, requirement, asked.vendorId ?? null];
  const rows = await foundRows(manager, definition, given);
  const leftOut = await leftOutRows(manager, definition, given);
  const sourceCount = await countOf(manager, definition.source);
  const parameters = {
    period: `${period.code} (${period.startsOn} to ${period.endsOn})`,
    requirement,
    vendor: asked.vendorId ?? null,
  };
  const totals = totalsOf(rows, definition.by);
  const { title, words, code } = definition;
  const notes = notesOf({ words, code, parameters, totals, leftOut, source: sourceCount });
  const filter = [`Period ${period.code}`, ...(requirement === null ? [] : [`requirement ${requirement}`])].join('; ');
  const file = fileOf(rows, definition.columns);
  const csv = csvOf({ name: title, filter, ranAt, notes, ...file });
  const facts = { words, code, parameters, totals, leftOut, source: sourceCount };
  const lines = populationLines({ name: title, filter, ranAt, ...facts }, file);
  return { definition, parameters, rows, totals, leftOut, sourceCount, csv, lines };
}

/** A code that the period's catalogue does not have would freeze an empty file that looks like an answer. */
async function requireRequirement(manager: EntityManager, periodId: string, code: string | null): Promise<void> {
  if (code === null) return;
  const [found]: unknown[] = await manager.query(
    'SELECT 1 FROM requirement q JOIN compliance_period c ON c.catalogue_version_id = q.catalogue_version_id WHERE c.id = $1 AND q.code = $2',
    [periodId, code],
  );
  const reason = `The catalogue of this period has no requirement ${code}.`;
  if (found === undefined) heed({ code: 'unknown-requirement', reason, pointer: '/requirement' });
}

async function foundRows(
  manager: EntityManager,
  { code }: PopulationDefinition,
  given: unknown[],
): Promise<SourceRow[]> {
  const found: SourceRow[] = await manager.query(
    `WITH ${ASKED}, source AS (${code}) SELECT * FROM source WHERE "leftOut" IS NULL`,
    given,
  );
  return found;
}

async function leftOutRows(
  manager: EntityManager,
  { code }: PopulationDefinition,
  given: unknown[],
): Promise<LeftOut[]> {
  const found: LeftOut[] = await manager.query(
    `WITH ${ASKED}, source AS (${code})
     SELECT "leftOut" AS reason, count(*)::int AS count FROM source WHERE "leftOut" IS NOT NULL GROUP BY 1 ORDER BY 1`,
    given,
  );
  return found;
}

async function countOf(manager: EntityManager, table: string): Promise<number> {
  const [row]: { count: number }[] = await manager.query(`SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? 0;
}

async function requirePeriod(manager: EntityManager, id: string): Promise<PeriodRow> {
  const [period]: PeriodRow[] = await manager.query(
    'SELECT code, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM compliance_period WHERE id = $1',
    [id],
  );
  if (!period) throw notFound('period');
  return period;
}

async function requireVendor(manager: EntityManager, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const [row]: unknown[] = await manager.query('SELECT 1 FROM vendor WHERE id = $1', [id]);
  if (row === undefined) throw notFound('vendor');
}
