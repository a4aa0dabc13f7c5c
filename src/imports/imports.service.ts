import { Injectable } from '@nestjs/common';
import './imports.deeds';
import { mayRole } from '../access/permissions';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { canonicalJson } from '../foundation/canonical-json';
import type { Permission } from '../foundation/door';
import { newId, sha256Hex } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { RAW_BODY_LIMIT, type RawBody, type RawFormat } from '../foundation/raw-body';
import { COLUMNS_OF, IMPORT_KINDS, MOST_ROWS, type ImportKind } from './import-columns.rules';
import { registerFacts } from './import-facts';
import type { RegisterFacts } from './import-facts.model';
import type { ToldHeaders } from './import-headers.rules';
import { planRows, type PlannedRow } from './import-plan.rules';
import { readImport, type ReadFile } from './import-reading';
import { ImportRun } from './import-run.entity';
import { csvTemplate, workbookTemplate } from './import-template';
import { summariesOf, viewOf } from './import-views';
import type { ImportKindList, ImportRunList, ImportRunView, PreviewQuery } from './imports.dto';

/** An import may do nothing that the person may not do by hand. */
const NEEDED: Record<ImportKind, Permission> = {
  vendors: 'vendors.manage',
  services: 'services.manage',
  sites: 'services.manage',
  systems: 'services.manage',
  contacts: 'vendors.manage',
  people: 'people.manage',
};

export function kindsOf({ role }: Actor): ImportKind[] {
  return IMPORT_KINDS.filter((kind) => role !== 'system' && mayRole(role, NEEDED[kind]));
}

export function refuseKind(actor: Actor, kind: ImportKind): void {
  if (!kindsOf(actor).includes(kind))
    throw new Problem('not-allowed', `Your role does not enter ${kind} by hand either, so it cannot import them.`);
}

export interface Plan {
  rows: PlannedRow[];
  /** SHA-256 over what every row would do, and to which version of what. */
  sha256: string;
  facts: RegisterFacts;
}

/** Reads files and says what they would do; nothing of the register changes here. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
  ) {}

  kinds(actor: Actor): ImportKindList {
    const items = kindsOf(actor).map((kind) => ({
      kind,
      columns: COLUMNS_OF[kind].map(({ key, header, type, required, options, hint }) => ({
        ...{ key, header, type, required: required === true, options: [...(options ?? [])], hint },
      })),
    }));
    return { items, mostRows: MOST_ROWS, mostBytes: RAW_BODY_LIMIT };
  }

  async template(actor: Actor, kind: ImportKind, format: RawFormat): Promise<Buffer> {
    refuseKind(actor, kind);
    if (format === 'csv') return Buffer.from(csvTemplate(kind));
    const { catalogue } = await this.work.read(actor, ({ manager }) => this.catalogues.current(manager));
    return workbookTemplate(kind, catalogue.vocabularies.serviceCategory);
  }

  list(actor: Actor): Promise<ImportRunList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await summariesOf(manager, kindsOf(actor));
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<ImportRunView> {
    return this.work.read(actor, ({ manager }) => viewOf(manager, kindsOf(actor), id));
  }

  /** Keeps the file with what it would do. Throws `refused` for a file that is no such list; then nothing is kept. */
  async preview(actor: Actor, query: PreviewQuery, file: { body: RawBody; format: RawFormat }): Promise<ImportRunView> {
    const { kind, fileName } = query;
    refuseKind(actor, kind);
    const told = toldOf(query);
    const read = await readImport({ bytes: file.body.bytes, format: file.format }, kind, told);
    return this.work.perform(actor, async (w) => {
      const plan = await this.plan(w, kind, read);
      const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('IM') AS ref`);
      const shared = { id: newId(), ref: counted?.ref ?? '', kind, fileName: fileName.trim() || 'file' };
      const run = { ...shared, format: file.format, ...headersOf(told), ...counts(plan) };
      await w.manager.getRepository(ImportRun).insert({
        ...{ ...run, registrantId: actor.registrantId, vendorId: null, plan: plan.rows },
        ...{ file: file.body.bytes, fileSha256: file.body.sha256, planSha256: plan.sha256 },
        ...{ applyingBy: null, applyingMembership: null, applyingSince: null, failure: null },
        ...{ previewedBy: actor.personId, previewedAt: w.at, appliedBy: null, appliedAt: null, results: null },
      });
      await w.record('import.previewed', runSubject(run), {
        ...deedFacts({ ...run, fileSha256: file.body.sha256, planSha256: plan.sha256 }),
        ...{ unchanged: plan.rows.filter(({ action }) => action === 'unchanged').length, refused: run.refusedCount },
        ...headersOf(told),
      });
      return viewOf(w.manager, [kind], run.id);
    });
  }

  /** What the file would do to the register as it is in this Work. */
  async plan(w: OpenWork, kind: ImportKind, { table, columns }: ReadFile): Promise<Plan> {
    const { catalogue } = await this.catalogues.current(w.manager);
    const facts = await registerFacts(w, kind, catalogue.vocabularies.serviceCategory);
    const rows = planRows(table, { kind, columns, facts });
    return { rows, sha256: sha256Hex(canonicalJson(rows)), facts };
  }
}

const headersOf = ({ ignored, mapped }: ToldHeaders) => ({ ignoredHeaders: [...ignored], mappedHeaders: [...mapped] });

function toldOf({ ignore = [], use = [] }: PreviewQuery): ToldHeaders {
  const mapped = use.map((one) => ({ key: one.slice(0, one.indexOf(':')), header: one.slice(one.indexOf(':') + 1) }));
  return { ignored: ignore, mapped };
}

function counts({ rows }: Plan) {
  const of = (action: PlannedRow['action']) => rows.filter((row) => row.action === action).length;
  return { rowCount: rows.length, createCount: of('create'), changeCount: of('change'), refusedCount: of('refused') };
}

export const runSubject = ({ id, ref }: { id: string; ref: string }) => ({ kind: 'import', id, vendorId: null, ref });

export function deedFacts(
  run: Pick<ImportRun, 'kind' | 'fileName' | 'fileSha256' | 'planSha256' | 'rowCount' | 'createCount' | 'changeCount'>,
) {
  const { kind, fileName, fileSha256, planSha256, rowCount, createCount, changeCount } = run;
  return { kind, fileName, fileSha256, planSha256, rows: rowCount, creates: createCount, changes: changeCount };
}
