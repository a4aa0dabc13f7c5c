import { Injectable } from '@nestjs/common';
import './imports.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { sha256Hex } from '../foundation/ids';
import { Jobs } from '../foundation/jobs';
import { notFound, Problem } from '../foundation/problem';
import { ImportAppliers, type Applied } from './import-appliers';
import { readImport } from './import-reading';
import { ImportRun } from './import-run.entity';
import { viewOf } from './import-views';
import type { AppliedImport, ApplyImport } from './imports.dto';
import { deedFacts, ImportsService, kindsOf, refuseKind, runSubject, type Plan } from './imports.service';

type DoneRow = Applied & { row: number };

/** Lists with more rows to enter than these are entered by a job, so that no request waits for it. */
const ROWS_AT_ONCE = 500;
export const IMPORT_JOB = 'import.apply';

/** Told after each row how many are entered. */
export type RowsDone = (done: number) => Promise<void>;

interface Entering {
  /** Whether the import waits to be entered by a job. */
  waits: boolean;
  say: RowsDone;
}

/** Enters a previewed file: all of it or nothing, in one Work, and only what the preview said. */
@Injectable()
export class ImportApplication {
  constructor(
    private readonly work: Work,
    private readonly imports: ImportsService,
    private readonly appliers: ImportAppliers,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Enters a short list; a long one is left to a job, and the answer says that it is being entered. Throws `wrong-state` for
   * an import that was applied or is being entered, `refused` for one with refused rows or with nothing to enter,
   * `stale-version` where the register changed so that the file would do something else than was shown.
   */
  async apply(actor: Actor, id: string, given: ApplyImport): Promise<AppliedImport> {
    const run = await this.run(actor, id);
    refuseUnfit(run, given);
    if (run.createCount + run.changeCount > ROWS_AT_ONCE) return this.begin(actor, run);
    return this.enter(actor, run, { waits: false, say: () => Promise.resolve() });
  }

  /** Enters all rows in one Work, under the rights of the actor. */
  async enter(actor: Actor, run: ImportRun, how: Entering): Promise<AppliedImport> {
    refuseKind(actor, run.kind);
    const told = { ignored: run.ignoredHeaders, mapped: run.mappedHeaders };
    const read = await readImport({ bytes: run.file, format: run.format }, run.kind, told);
    return this.work.perform(actor, async (w) => {
      await take(w, run, how.waits);
      const plan = await this.imports.plan(w, run.kind, read);
      if (plan.sha256 !== run.planSha256)
        throw new Problem(
          'stale-version',
          'The register changed since this file was previewed, and the file would now do something else. Preview it again; nothing was entered.',
        );
      const done = await this.rows(w, run, { plan, say: how.say });
      const results = done.map(({ row, id: doneId, ref }) => ({ row, id: doneId, ref }));
      await w.manager.query('UPDATE import_run SET results = $2 WHERE id = $1', [run.id, JSON.stringify(results)]);
      await w.record('import.applied', runSubject(run), { ...deedFacts(run), done: results });
      return { run: await viewOf(w.manager, [run.kind], run.id), invitations: invitationsOf(done) };
    });
  }

  private run(actor: Actor, id: string): Promise<ImportRun> {
    return this.work.read(actor, async ({ manager }) => {
      const run = await manager.getRepository(ImportRun).findOne({ where: { id } });
      if (!run || !kindsOf(actor).includes(run.kind)) throw notFound('import');
      return run;
    });
  }

  private begin(actor: Actor, run: ImportRun): Promise<AppliedImport> {
    return this.work.perform(actor, async (w) => {
      const [, begun]: [unknown, number] = await w.manager.query(
        `UPDATE import_run SET applying_by = $2, applying_membership = $3, applying_since = $4, failure = NULL
         WHERE id = $1 AND applied_at IS NULL AND (applying_since IS NULL OR failure IS NOT NULL)`,
        [run.id, actor.personId, actor.membershipId, w.at],
      );
      if (begun === 0) throw beingEntered();
      await w.record('import.begun', runSubject(run), deedFacts(run));
      const payload = { registrantId: actor.registrantId, importId: run.id };
      await this.jobs.enqueue(w.manager, { name: IMPORT_JOB, payload, key: `${IMPORT_JOB}:${run.id}` });
      return { run: await viewOf(w.manager, [run.kind], run.id), invitations: [] };
    });
  }

  private async rows(w: OpenWork, run: ImportRun, { plan, say }: { plan: Plan; say: RowsDone }): Promise<DoneRow[]> {
    const existing = new Map(plan.facts.existing.map((one) => [one.id, one]));
    const done: DoneRow[] = [];
    for (const planned of plan.rows) {
      if (planned.action === 'unchanged') continue;
      const known = planned.targetId === null ? null : (existing.get(planned.targetId) ?? null);
      try {
        const applied = await this.appliers.apply(w, run.kind, { planned, existing: known, runRef: run.ref });
        done.push({ ...applied, row: planned.row });
      } catch (error) {
        throw withRow(error, planned.row);
      }
      await say(done.length);
    }
    return done;
  }
}

/** Takes the import before anything is read: of two people who apply it at once, one waits and finds it applied. */
async function take(w: OpenWork, run: ImportRun, waits: boolean): Promise<void> {
  const [, taken]: [unknown, number] = await w.manager.query(
    `UPDATE import_run SET applied_by = $2, applied_at = $3, results = '[]', failure = NULL
     WHERE id = $1 AND applied_at IS NULL AND (applying_since IS NOT NULL AND failure IS NULL) = $4`,
    [run.id, w.actor.personId, w.at, waits],
  );
  if (taken === 0) throw alreadyApplied();
}

const beingEntered = () => new Problem('wrong-state', 'This import is being entered already.');
const alreadyApplied = () => new Problem('wrong-state', 'This import was applied already.');

function refuseTaken(run: ImportRun): void {
  if (run.appliedAt !== null) throw alreadyApplied();
  if (run.applyingSince !== null && run.failure === null) throw beingEntered();
}

function refuseUnfit(run: ImportRun, given: ApplyImport): void {
  refuseTaken(run);
  if (
    given.fileSha256 !== run.fileSha256 ||
    given.planSha256 !== run.planSha256 ||
    sha256Hex(run.file) !== run.fileSha256
  )
    throw new Problem('stale-version', 'This is not the file that was previewed. Read the preview again.');
  if (run.refusedCount > 0) {
    const errors = run.plan.flatMap(({ row, errors: found }) =>
      found.map(({ address, message, code }) => ({ pointer: `/rows/${row}/${address}`, message, code })),
    );
    throw new Problem('refused', `${run.refusedCount} rows are refused, so nothing is entered.`, errors.slice(0, 50));
  }
  if (run.createCount + run.changeCount === 0)
    throw new Problem('refused', 'The register holds all of this already. There is nothing to enter.');
}

function withRow(error: unknown, row: number): unknown {
  if (!(error instanceof Problem)) return error;
  const errors = error.errors.map((one) => ({ ...one, pointer: `/rows/${row}${one.pointer}` }));
  return new Problem(error.code, `Row ${row}: ${error.detail} Nothing was entered.`, errors);
}

function invitationsOf(done: readonly DoneRow[]): AppliedImport['invitations'] {
  return done.flatMap(({ row, ref: email, invitationUrl }) =>
    typeof invitationUrl === 'string' ? [{ row, email, invitationUrl }] : [],
  );
}
