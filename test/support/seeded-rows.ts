import { createHash } from 'node:crypto';
import type { Client } from 'pg';

/** Whose rows: a vendor of a registrant, and one person who stands in every column that names a person. */
export interface Owner {
  registrantId: string;
  vendorId: string;
  personId: string;
}

interface Column {
  table: string;
  name: string;
  type: string;
}

// Columns that name a row of a table that their own name does not say.
const NAMES: Record<string, string> = {
  item_id: 'evidence_item',
  system_id: 'it_system',
  target_id: 'exercise',
  query_id: 'review_query',
  period_id: 'compliance_period',
  resource_id: 'shared_resource',
  report_id: 'assurance_report',
};

// States in which restrictive policies show a row, or let it be written.
const VALUES: Record<string, Record<string, unknown>> = {
  report_release: { vendor_id: null },
  // Of evidence: an auditor sees the disposal of a file of a request when it was delivered.
  disposal: { state: 'executed', clocks: [], request_file_id: null },
  use_consent: { decision: 'given' },
  population: { requirement_code: null, parameters: {}, left_out: [], totals: [] },
  request_list: { vendor_id: null },
  audit_request: { state: 'requested' },
  request_file: { state: 'received' },
  delivery_check: { decision: 'passed' },
  delivery_item: { kind: 'population' },
  packet: { state: 'issued', manifest: '{}', checks: [] },
  withheld_section: { section: 'steps', opening: '{}' },
  evidence_use: { state: 'proposed' },
  disruption: {
    state: 'reported',
    disruption_types: ['network_loss'],
    time_zone: 'UTC',
    contract_notice_from: 'detection',
    clock_basis: 'disruption',
  },
  disruption_notice: { standing: 'stated', channel: 'phone' },
  reliability_measure: { stance: 'certified', area: 'backup_power', decision: null, finding_id: null },
  answer_query: { kind: 'rule', state: 'open', cells: [] },
  attestation: { state: 'open' },
  change_confirmation: { state: 'open', changes: [] },
  // Only the registrant gives a shared identity.
  dependency: { resource_id: null },
  fourth_party: { resource_id: null },
  shared_resource: { vendor_id: null },
  loss_simulation: { vendor_id: null, losses: [] },
  import_run: { kind: 'vendors', plan: [], results: [] },
  // A vendor's own, as issuing a report opens them.
  exercise: { state: 'aar_issued' },
  finding: { state: 'open', severity: 'low', source_kind: 'exercise', obligation_id: null },
  finding_reference: { kind: 'exercise' },
  assurance_report: { state: 'received', kind: 'soc1', opinion: 'unmodified', report_type: 2, supersedes: null },
  user_control: { standing: 'mapped', carried_from: null },
  programme_exception: { state: 'requested', wanted_until: '2026-12-31' },
  programme_policy: {
    vendor_id: null,
    policy: {
      findingDueDays: { critical: 1, high: 1, medium: 1, low: 1 },
      ...{ exceptionMaxDays: { T1: 1, T2: 1, T3: 1 }, expiringDays: 1 },
    },
  },
  compliance_period: { vendor_id: null, state: 'open', code: 'FY2026', starts_on: '2026-01-01', ends_on: '2026-12-31' },
};

export type TenantTables = Map<string, Column[]>;

// Rows that belong to no vendor: one for a registrant.
export const REGISTRANTS = [
  'report_release',
  'request_list',
  'compliance_period',
  'programme_policy',
  'shared_resource',
  'loss_simulation',
];

/** The row that this owner has in a table: the same id whenever it is asked. */
export function seededId(table: string, owner: Owner): string {
  const whose = REGISTRANTS.includes(table) ? owner.registrantId : owner.vendorId;
  const hex = createHash('sha256').update(`${table} ${whose}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * A database where a row needs no sense: checks, foreign keys and triggers are gone, but for the one that reads an event; grants and row-level security,
 * which are what is looked at, stay as the migrations made them.
 */
async function loosen(owner: Client): Promise<void> {
  await owner.query(`DO $$ DECLARE x record; BEGIN
    FOR x IN SELECT c.conname, c.conrelid::regclass AS t FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('c', 'f') LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', x.t, x.conname);
    END LOOP;
    FOR x IN SELECT t.tgname, t.tgrelid::regclass AS t FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid WHERE r.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgname <> 'audit_event_columns' LOOP
      EXECUTE format('DROP TRIGGER %I ON %s', x.tgname, x.t);
    END LOOP; END $$`);
}

/** Tables whose rows belong to a vendor or a registrant, with the columns that can be written. */
async function tenantTables(owner: Client): Promise<TenantTables> {
  const { rows } = await owner.query<Column>(`
    SELECT r.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type
    FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE r.relnamespace = 'public'::regnamespace AND r.relkind = 'r'
      AND 2 = (SELECT count(*) FROM pg_attribute b WHERE b.attrelid = r.oid AND b.attname IN ('registrant_id', 'vendor_id'))
    ORDER BY 1, a.attnum`);
  const tables: TenantTables = new Map();
  for (const column of rows) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  return tables;
}

/**
 * Loosens the database and writes a row for each owner into every table that belongs to somebody. Vendors, memberships
 * and the trail are there from the portal itself.
 */
export async function seedTenants(client: Client, owners: readonly Owner[]): Promise<TenantTables> {
  const tables = await tenantTables(client);
  await loosen(client);
  const names = new Set(tables.keys());
  const published = await publishedLinks(client);
  for (const [table, columns] of tables) {
    if (['vendor', 'membership', 'audit_event'].includes(table)) continue;
    const rows = new Map(owners.map((one) => [seededId(table, one), seededRow(columns, one, names)]));
    for (const row of rows.values()) await insertRow(client, table, { ...row, ...published[table] });
  }
  return tables;
}

/** What obligations and periods say of the catalogue that the portal published. */
async function publishedLinks(client: Client): Promise<Record<string, Record<string, string> | undefined>> {
  const { rows } = await client.query<{ id: string; code: string; version: string }>(
    'SELECT id, code, catalogue_version_id AS version FROM requirement ORDER BY position LIMIT 1',
  );
  const [first] = rows;
  const published = await client.query<{ id: string }>('SELECT id FROM questionnaire_version LIMIT 1');
  const [questionnaire] = published.rows;
  if (!first) return {};
  return {
    obligation: { requirement_id: first.id, requirement_code: first.code },
    attestation_line: { requirement_code: first.code },
    compliance_period: { catalogue_version_id: first.version },
    ...(questionnaire ? { question_set: { questionnaire_version_id: questionnaire.id } } : {}),
  };
}

/** Columns and values of the row that `owner` has in a table, with its links to their other rows. */
export function seededRow(
  columns: readonly Column[],
  owner: Owner,
  tables: ReadonlySet<string>,
): Record<string, unknown> {
  const table = columns[0]?.table ?? '';
  const row = columns.map(({ name, type }) => [name, valueOf({ table, name, type }, owner, tables)] as const);
  return { ...Object.fromEntries(row), ...VALUES[table] };
}

/** Writes a row as whoever the connection acts as. */
export async function insertRow(client: Client, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(row)],
  );
}

function valueOf(column: Column, owner: Owner, tables: ReadonlySet<string>): unknown {
  const { table, name, type } = column;
  const own: Record<string, string> = {
    ...{ id: seededId(table, owner), registrant_id: owner.registrantId, vendor_id: owner.vendorId },
    // The requests of every vendor are numbered in one list.
    ...(table === 'audit_request' ? { number: String(parseInt(owner.vendorId.slice(-6), 16) + 1) } : {}),
  };
  if (own[name] !== undefined) return own[name];
  if (type === 'uuid') return linkOf(name, owner, tables);
  if (type === 'uuid[]') return [linkOf(name.replace(/s$/, ''), owner, tables)];
  const isDigest = type === 'text' && name.endsWith('sha256');
  return SIMPLE[isDigest ? 'digest' : type] ?? `${name} of ${owner.vendorId}`;
}

const SIMPLE: Record<string, unknown> = {
  digest: '0'.repeat(64),
  integer: 1,
  bigint: 1,
  numeric: 1,
  boolean: false,
  date: '2026-06-30',
  'timestamp with time zone': '2026-06-30T10:00:00.000Z',
  jsonb: {},
  'text[]': [],
  'integer[]': [],
  'bigint[]': [],
};

function linkOf(name: string, owner: Owner, tables: ReadonlySet<string>): string | null {
  const named =
    NAMES[name] ?? [...tables].filter((t) => name.endsWith(`${t}_id`)).sort((a, b) => b.length - a.length)[0];
  if (named !== undefined) return seededId(named, owner);
  return name === 'supersedes' || name === 'superseded_by' ? null : owner.personId;
}
