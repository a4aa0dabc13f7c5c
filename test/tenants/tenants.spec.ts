import { Client, type DatabaseError } from 'pg';
import { DATABASE_ROLE_OF } from '../../src/access/database-roles';
import { ROLES } from '../../src/foundation/actor';
import { SEQUENCER_ROLE, TENANT_ROLES } from '../../src/foundation/database/roles';
import { newId } from '../../src/foundation/ids';
import { freshDatabase } from '../support/database';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import {
  insertRow,
  REGISTRANTS,
  seededId,
  seededRow,
  seedTenants,
  type Owner,
  type TenantTables,
} from '../support/seeded-rows';

/** Tables without row-level security, each with the reason; no tenant role may touch them but where it says so. */
const WITHOUT_ROW_SECURITY: Record<string, { reason: string; allows?: string[] }> = {
  schema_migration: { reason: 'which migrations ran; the owner only' },
  typeorm_metadata: { reason: 'expressions of generated columns; the owner only' },
  reference_counter: { reason: 'counted by app.next_reference, which takes the registrant from the transaction' },
  idempotency_key: { reason: 'reached by functions that take the person from the transaction' },
  sign_in_throttle: { reason: 'counts of failed sign-ins belong to nobody yet', allows: ['holdfast_door'] },
};

/** What a role may read although its transaction names no tenant. */
const READ_WITHOUT_TENANT: Record<string, string[]> = {
  // The catalogue that was shipped belongs to no registrant; a registrant's own version does not show here.
  holdfast_vendor: ['catalogue_version', 'questionnaire_version', 'requirement'],
  holdfast_staff: ['catalogue_version', 'questionnaire_version', 'requirement'],
  holdfast_auditor: ['catalogue_version', 'questionnaire_version', 'requirement'],
  holdfast_worker: ['catalogue_version', 'questionnaire_version', 'requirement'],
  // Sign-in looks for the person first; the tenant follows from what it finds.
  holdfast_door: ['registrant', 'person', 'credential', 'membership', 'session', 'invitation', 'sign_in_throttle'],
};

/** Facts that are appended and never changed. */
const INSERT_ONLY = [
  'alternate_trial',
  'answer',
  'answer_decision',
  'answer_query_reply',
  'assumption_check',
  'attestation_decision',
  'attestation_signature',
  'audit_checkpoint',
  'audit_event',
  'audit_leaf',
  'audit_node',
  'catalogue_draft_decision',
  'catalogue_draft_revision',
  'catalogue_version',
  'checkpoint_copy',
  'confirmation_decision',
  'confirmation_signature',
  'coverage_answer',
  'data_comparison',
  'data_difference',
  'delivery_check',
  'delivery_item',
  'dependency_confirmation',
  'deviation_evaluation',
  'difference_resolution',
  'disposal_decision',
  'disruption_entry',
  'disruption_file',
  'disruption_report',
  'drill',
  'evidence_erasure',
  'evidence_tombstone',
  'evidence_version',
  'exception_decision',
  'finding_due_change',
  'finding_move',
  'finding_reference',
  'finding_severity_change',
  'finding_verification',
  'hold_release',
  'hold_release_decision',
  'icfr_severity_decision',
  'loss_simulation',
  'maintenance_window',
  'outage_cost',
  'packet_approval',
  'packet_exhibit',
  'packet_file',
  'packet_signature',
  'peak_demand',
  'period_questionnaire',
  'period_reopening_decision',
  'period_transition',
  'plan_change',
  'population',
  'population_item',
  'programme_policy',
  'query_reply',
  'questionnaire_version',
  'reconciliation_record',
  'recorded_event',
  'report_release',
  'request_delivery',
  'request_file_erasure',
  'request_file_tombstone',
  'request_list',
  'request_move',
  'request_note',
  'requirement',
  'restore_reconciliation',
  'restore_test',
  'review_approval',
  'review_conclusion',
  'review_line',
  'run_entry',
  'run_guest',
  'sample',
  'sample_item',
  'sample_packet',
  'scope_sox_answer',
  'submission_line',
  'submission_obligation',
  'subservice_cover',
  'training_record',
  'use_consent',
  'user_control_evaluation',
  'user_control_test',
  'vendor_transition',
  'version_withdrawal',
  'withheld_section',
];

/** Rows that change; nobody empties their table. */
const NEVER_TRUNCATED = [
  'alternate_place',
  'answer_evidence',
  'answer_query',
  'assurance_report',
  'attestation',
  'attestation_line',
  'audit_log',
  'audit_log_key',
  'audit_request',
  'bridge_letter',
  'catalogue_draft',
  'change_confirmation',
  'checkpoint_place',
  'coverage_tally',
  'disposal',
  'disruption',
  'disruption_activation',
  'disruption_disposition',
  'disruption_notice',
  'disruption_service',
  'email',
  'evidence_item',
  'evidence_use',
  'exception_measure',
  'exercise',
  'exercise_area',
  'exercise_deferral',
  'exercise_programme',
  'exercise_programme_line',
  'finding',
  'finding_action',
  'finding_void',
  'gap_cover',
  'impact_assessment',
  'impact_peak',
  'impact_score',
  'legal_hold',
  'none_occurred',
  'obligation',
  'packet',
  'period_reopening',
  'plan_step',
  'plan_version',
  'programme_activity',
  'programme_exception',
  'question_set',
  'recovery_control',
  'reliability_measure',
  'report_deviation',
  'report_evaluation',
  'report_subservice',
  'request_file',
  'review',
  'run_inject',
  'step_result',
  'step_time_import',
  'submission',
  'user_control',
];

const REFUSED = '42501';

describe('the tenants, at the database', () => {
  let house: TestPortal;
  let owner: Client;
  let login: Client;
  let mine: Owner;
  let theirs: Owner;
  let foreign: Owner;
  let tables: TenantTables;
  let everyTable: string[];

  beforeAll(async () => {
    house = await openTestPortal();
    owner = await connected(house.access.ownerUrl);
    login = await connected(house.access.loginUrl);
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
    );
    everyTable = rows.map(({ name }) => name);
    const ownerOf = (registrantId: string, { id, contributor }: TestVendor): Owner => ({
      ...{ registrantId, vendorId: id, personId: contributor.personId },
    });
    mine = ownerOf(house.registrantId, await house.vendor('Harbour Line'));
    theirs = ownerOf(house.registrantId, await house.vendor('Quill Feather'));
    const other = await house.elsewhere();
    const vendor = await other.officer
      .post('/api/vendors', { name: 'Far Away', legalName: 'Far Away LLC', country: 'US', sectors: [], summary: '' })
      .expect(201);
    foreign = { registrantId: other.registrantId, vendorId: String(vendor.body.id), personId: other.officer.personId };
    tables = await seedTenants(owner, [mine, theirs, foreign]);
  });
  afterAll(async () => {
    await login.end();
    await owner.end();
    await house.close();
  });

  const connected = async (url: string): Promise<Client> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client;
  };

  interface As {
    role: string;
    settings?: Record<string, string>;
  }

  /** Runs within a transaction under a role and its settings, and rolls back whatever it did. */
  async function as<T>({ role, settings = {} }: As, look: () => Promise<T>): Promise<T> {
    await login.query('BEGIN');
    try {
      await login.query(`SET LOCAL ROLE ${role}`);
      for (const [name, value] of Object.entries(settings))
        await login.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
      return await look();
    } finally {
      await login.query('ROLLBACK');
    }
  }

  const vendorA = (): As => ({
    role: 'holdfast_vendor',
    settings: { registrant_id: mine.registrantId, vendor_id: mine.vendorId, person_id: mine.personId },
  });
  const registrant = (role: string, scope = ''): As => ({
    role,
    settings: { registrant_id: mine.registrantId, person_id: house.ines.personId, vendor_scope: scope },
  });

  /** The code of the error that a statement met, or how many rows it saw or changed. */
  async function outcome(sql: string): Promise<string | number> {
    await login.query('SAVEPOINT look');
    try {
      return (await login.query(sql)).rowCount ?? 0;
    } catch (error) {
      return (error as DatabaseError).code ?? 'error';
    } finally {
      await login.query('ROLLBACK TO SAVEPOINT look');
    }
  }

  const may = async (role: string, table: string, privilege: string): Promise<boolean> => {
    const asked = privilege === 'DELETE' ? 'has_table_privilege' : 'has_any_column_privilege';
    const { rows } = await owner.query<{ may: boolean }>(`SELECT ${asked}($1, $2, $3) AS may`, [
      role,
      table,
      privilege,
    ]);
    return rows[0]?.may ?? false;
  };

  it('have row-level security on every table, but for those named here with a reason', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relrowsecurity ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(WITHOUT_ROW_SECURITY).sort());
    const open: string[] = [];
    for (const [table, { allows = [] }] of Object.entries(WITHOUT_ROW_SECURITY))
      for (const role of TENANT_ROLES.filter((one) => !allows.includes(one)))
        for (const privilege of ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
          if (await may(role, table, privilege)) open.push(`${role}: ${privilege} ${table}`);
    expect(open).toEqual([]);
    const views = await owner.query(
      `SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`,
    );
    expect(views.rowCount).toBe(0);
  });

  it('are shut to the login role itself', async () => {
    const open: string[] = [];
    for (const table of everyTable)
      for (const sql of [`SELECT 1 FROM public.${table}`, `DELETE FROM public.${table}`, `TRUNCATE public.${table}`]) {
        const error = await login.query(sql).then(
          () => null,
          (thrown: unknown) => thrown as DatabaseError,
        );
        if (error?.code !== REFUSED) open.push(sql);
      }
    expect(everyTable.length).toBeGreaterThan(40);
    expect(open).toEqual([]);
  });

  it('cannot be left: the login role is no superuser, owns nothing and bypasses nothing', async () => {
    const { rows } = await owner.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'holdfast_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolinherit AND rolname = 'holdfast_login')`,
    );
    expect(rows).toEqual([]);
    const owned = await owner.query(
      `SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.relnamespace = 'public'::regnamespace AND r.rolname LIKE 'holdfast_%'`,
    );
    expect(owned.rows).toEqual([]);
  });

  it('see nothing where the transaction names no tenant', async () => {
    const seen: string[] = [];
    for (const role of TENANT_ROLES)
      await as({ role }, async () => {
        for (const table of everyTable.filter((one) => !READ_WITHOUT_TENANT[role]?.includes(one))) {
          const rows = await outcome(`SELECT 1 FROM ${table} LIMIT 1`);
          if (rows !== 0 && rows !== REFUSED) seen.push(`${role} ${table}: ${rows}`);
        }
      });
    expect(seen).toEqual([]);
  });

  it('see nothing, rather than an error, where a pooled connection left its settings empty', async () => {
    const empty = { registrant_id: '', vendor_id: '', person_id: '', vendor_scope: '' };
    for (const role of TENANT_ROLES)
      await as({ role, settings: empty }, async () => {
        for (const table of tables.keys()) {
          if (READ_WITHOUT_TENANT[role]?.includes(table)) continue;
          expect([0, REFUSED]).toContain(await outcome(`SELECT 1 FROM ${table} LIMIT 1`));
        }
      });
  });

  it('leave one role that reads across them: it appends to the tree of the trail, and reads nothing else', async () => {
    const held: string[] = [];
    for (const table of everyTable)
      for (const privilege of ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
        if (await may(SEQUENCER_ROLE, table, privilege)) held.push(`${privilege} ${table}`);
    expect(held).toEqual([
      ...['SELECT audit_checkpoint', 'INSERT audit_checkpoint', 'SELECT audit_event', 'INSERT audit_event'],
      ...['SELECT audit_leaf', 'INSERT audit_leaf'],
      ...['SELECT audit_log', 'INSERT audit_log', 'UPDATE audit_log'],
      ...['SELECT audit_log_key', 'INSERT audit_log_key', 'UPDATE audit_log_key'],
      ...['SELECT audit_node', 'INSERT audit_node', 'SELECT audit_pending', 'DELETE audit_pending'],
      ...['SELECT checkpoint_copy', 'INSERT checkpoint_copy'],
      ...['SELECT checkpoint_place', 'INSERT checkpoint_place', 'UPDATE checkpoint_place'],
    ]);
    const foreign = `INSERT INTO audit_event (body) SELECT replace(body, '"v":1', '"v": 1') FROM audit_event LIMIT 1`;
    expect(await as({ role: SEQUENCER_ROLE }, () => outcome(foreign))).toBe(REFUSED);
  });

  const sees = async (who: As, table: string): Promise<string[] | null> => {
    if (!(await may(who.role, table, 'SELECT'))) return null;
    return as(who, async () => {
      const { rows } = await login.query<{ whose: string }>(
        `SELECT DISTINCT coalesce(vendor_id, registrant_id)::text AS whose FROM ${table}`,
      );
      return rows.map(({ whose }) => whose).sort();
    });
  };

  it('are kept apart in every table: each role sees its own rows, and only those', async () => {
    const { vendorId: a, registrantId } = mine;
    const { vendorId: b } = theirs;
    const expected: [string, As, string[]][] = [
      ['vendor A', vendorA(), [a]],
      ['staff', registrant('holdfast_staff'), [a, b]],
      ['worker', registrant('holdfast_worker'), [a, b]],
      ['auditor of all', registrant('holdfast_auditor'), [a, b]],
      ['auditor of B', registrant('holdfast_auditor', b), [b]],
    ];
    const wrong: unknown[] = [];
    let looked = 0;
    for (const table of tables.keys())
      for (const [name, who, whose] of expected) {
        const seen = await sees(who, table);
        if (seen === null) continue;
        looked += 1;
        // The registrant's own people, its trail and its periods have no vendor.
        const own = new Set([...whose, registrantId]);
        const strange = seen.filter((id) => !own.has(id));
        const missing = MAY_LACK.has(`${table} ${name}`) ? [] : whose.filter((id) => !seen.includes(id));
        if (strange.length > 0 || (!REGISTRANTS.includes(table) && missing.length > 0))
          wrong.push({ table, name, strange, missing });
      }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(100);
  });

  /** An auditor sees only their own membership, which names no vendor, and files of the registrant once they were delivered. */
  const MAY_LACK = new Set([
    ...['membership auditor of all', 'membership auditor of B'],
    ...['request_file auditor of all', 'request_file auditor of B'],
  ]);

  it('cannot write each other’s rows', async () => {
    const strangers: [As, Owner][] = [
      [vendorA(), theirs],
      [registrant('holdfast_staff'), foreign],
      [registrant('holdfast_worker'), foreign],
      [registrant('holdfast_auditor'), foreign],
    ];
    const written: unknown[] = [];
    let tried = 0;
    for (const table of tables.keys())
      for (const [who, whose] of strangers) {
        const tries = await triesToWrite(table, who, whose);
        tried += tries.length;
        for (const [verb, result] of tries)
          if (result !== 0 && result !== REFUSED) written.push({ table, role: who.role, verb, result });
      }
    expect(written).toEqual([]);
    expect(tried).toBeGreaterThan(60);
  });

  /** What became of every kind of writing that a role may try on somebody's rows of a table. */
  async function triesToWrite(table: string, who: As, whose: Owner): Promise<[string, string | number][]> {
    const row = afresh(seededRow(tables.get(table) ?? [], whose, new Set(tables.keys())));
    const column = await updatable(who.role, table);
    const inserts = (await may(who.role, table, 'INSERT')) && table !== 'audit_event' && table !== 'vendor';
    const deletes = await may(who.role, table, 'DELETE');
    const key = `WHERE vendor_id = '${whose.vendorId}'`;
    return as(who, async () => {
      const tries: [string, string | number][] = [];
      if (column) tries.push(['UPDATE', await outcome(`UPDATE ${table} SET ${column} = ${column} ${key}`)]);
      if (deletes) tries.push(['DELETE', await outcome(`DELETE FROM ${table} ${key}`)]);
      if (inserts) tries.push(['INSERT', await inserted(table, row)]);
      return tries;
    });
  }

  it('write their own rows where they may, so that the refusals above mean something', async () => {
    const refused: unknown[] = [];
    let tried = 0;
    for (const table of tables.keys()) {
      if (['vendor', 'membership', 'audit_event', 'compliance_period'].includes(table)) continue;
      const tries = await triesToWrite(table, vendorA(), mine);
      tried += tries.length;
      // A row that is unique beside another of the same vendor is refused for that reason only.
      for (const [verb, result] of tries) if (result !== 1 && result !== '23505') refused.push({ table, verb, result });
    }
    expect(refused).toEqual([]);
    expect(tried).toBeGreaterThan(15);
  });

  /** The same row as a second one: a new id, and new words where a key may ask for them. */
  function afresh(row: Record<string, unknown>): Record<string, unknown> {
    const id = newId();
    const members = Object.entries(row).map(([name, value]): [string, unknown] => {
      if (name === 'id') return [name, id];
      return [name, typeof value === 'string' && value.includes(' of ') ? `${value} ${id}` : value];
    });
    return Object.fromEntries(members);
  }

  async function inserted(table: string, row: Record<string, unknown>): Promise<string | number> {
    await login.query('SAVEPOINT write');
    try {
      await insertRow(login, table, row);
      return 1;
    } catch (error) {
      return (error as DatabaseError).code ?? 'error';
    } finally {
      await login.query('ROLLBACK TO SAVEPOINT write');
    }
  }

  async function updatable(role: string, table: string): Promise<string | null> {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $2::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
         AND has_column_privilege($1, attrelid, attname, 'UPDATE') ORDER BY attnum LIMIT 1`,
      [role, table],
    );
    return rows[0]?.name ?? null;
  }

  // The door acts before a tenant is known; progress of jobs is housekeeping, and its policy checks what is written.
  it('cannot move a row to another vendor', async () => {
    const { rows } = await owner.query(
      `SELECT r AS role, c.relname AS "table", a.attname AS "column" FROM unnest($1::text[]) r, pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('id', 'registrant_id', 'vendor_id')
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_column_privilege(r, c.oid, a.attname, 'UPDATE')
         AND r <> 'holdfast_door' AND c.relname <> 'job_progress'`,
      [TENANT_ROLES],
    );
    expect(rows).toEqual([]);
  });

  it('cannot write an event in another’s name, or into another registrant’s trail', async () => {
    const event = (members: object) =>
      JSON.stringify({
        ...{ v: 1, id: newId(), at: '2026-01-05T09:00:00.000Z', deed: 'x.y', registrantId: mine.registrantId },
        ...{
          vendorId: mine.vendorId,
          actor: { personId: mine.personId },
          subject: { kind: 'vendor', id: mine.vendorId },
        },
        ...members,
      });
    await as(vendorA(), async () => {
      expect(await inserted('audit_event', { body: event({}) })).toBe(1);
      expect(await inserted('audit_event', { body: event({ registrantId: foreign.registrantId }) })).toBe(REFUSED);
      const forged = event({ vendorId: theirs.vendorId, actor: { personId: theirs.personId } });
      expect(await inserted('audit_event', { body: forged })).toBe(REFUSED);
    });
  });

  it('say the same of each role as the table of permissions', async () => {
    for (const role of ROLES) {
      const { rows } = await owner.query<{ role: string }>('SELECT app.database_role($1) AS role', [role]);
      expect([role, rows[0]?.role]).toEqual([role, DATABASE_ROLE_OF[role]]);
    }
  });

  it('are known to the rows that this file made for each of them', () => {
    expect(seededId('service', mine)).not.toBe(seededId('service', theirs));
    for (const room of [
      'service',
      'obligation',
      'evidence_item',
      'plan',
      'exercise',
      'submission',
      'finding',
      'attestation',
      'packet',
    ])
      expect([...tables.keys()]).toContain(room);
  });
});

describe('facts that are only appended', () => {
  let owner: Client;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = () => database.drop();
    owner = new Client({ connectionString: database.access.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await drop();
  });

  it('are the tables named here, each with a trigger that no session can switch off', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger
       WHERE tgfoid = 'app.refuse_change'::regproc AND tgenabled = 'A' AND tgtype & 58 = 58 ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(INSERT_ONLY);
  });

  it.each(['origin', 'replica'])('refuse change and removal even to the owner, as %s', async (mode) => {
    await owner.query(`SET session_replication_role = ${mode}`);
    const done: string[] = [];
    for (const table of INSERT_ONLY) {
      const column = await firstColumn(table);
      const changes = [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ];
      for (const sql of changes) {
        const said = await refusal(sql);
        if (!said.startsWith(`${REFUSED} append-only`)) done.push(`${sql}: ${said}`);
      }
    }
    await owner.query('RESET session_replication_role');
    expect(done).toEqual([]);
  });

  it.each(['origin', 'replica'])('and tables of changing rows are never emptied at once, as %s', async (mode) => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger
       WHERE tgfoid = 'app.refuse_change'::regproc AND tgenabled = 'A' AND tgtype & 58 = 34 ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(NEVER_TRUNCATED);
    await owner.query(`SET session_replication_role = ${mode}`);
    const said: string[] = [];
    for (const table of NEVER_TRUNCATED) said.push(await refusal(`TRUNCATE ${table} CASCADE`));
    await owner.query('RESET session_replication_role');
    expect(said.filter((one) => !one.startsWith(`${REFUSED} append-only: TRUNCATE`))).toEqual([]);
  });

  const firstColumn = async (table: string): Promise<string> => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attgenerated = '' ORDER BY attnum LIMIT 1`,
      [table],
    );
    return rows[0]?.name ?? 'id';
  };

  /** Code and words of the error that a statement met. */
  const refusal = (sql: string): Promise<string> =>
    owner.query(sql).then(
      () => 'done',
      (thrown: unknown) => `${(thrown as DatabaseError).code} ${(thrown as DatabaseError).message}`,
    );
});
