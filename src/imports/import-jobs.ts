import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import './imports.deeds';
import { DATABASE_ROLE_OF } from '../access/database-roles';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor, type Role } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { isUuid, newId } from '../foundation/ids';
import { saveProgress } from '../foundation/job-progress';
import { Jobs, type JobPayload } from '../foundation/jobs';
import { notFound, Problem } from '../foundation/problem';
import { ImportApplication, IMPORT_JOB, type RowsDone } from './import-application.service';
import { ImportRun } from './import-run.entity';
import { deedFacts, runSubject } from './imports.service';

/** Rows between two notes of how far a job has come. */
const NOTED_EVERY = 50;

/** Enters long lists under the rights of the person who asked for it; one that fails says so on the import. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  private readonly log = new Logger('Imports');

  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly application: ImportApplication,
  ) {}

  onModuleInit(): void {
    this.jobs.define(IMPORT_JOB, (payload) => this.enter(payload));
  }

  /** A job that was killed is started again by the queue: its rows went with it, unless all of them had been entered. */
  private async enter({ registrantId, importId }: JobPayload): Promise<void> {
    if (!isUuid(importId)) throw new Error('An import job names its import.');
    const portal = systemActor(registrantId, newId(), 'holdfast_staff');
    const run = await this.waiting(portal, importId);
    if (run === null) return;
    try {
      const actor = await this.asker(portal, run);
      await this.application.enter(actor, run, { waits: true, say: this.progressOf(run) });
    } catch (error) {
      if (!(error instanceof Problem)) this.log.error(error);
      // When not even this can be written, the error goes to the queue, which tries the whole import again.
      await this.fail(portal, run, sentence(error));
    }
  }

  private waiting(portal: Actor, id: string): Promise<ImportRun | null> {
    return this.work.read(portal, async ({ manager }) => {
      const run = await manager.getRepository(ImportRun).findOne({ where: { id } });
      if (!run) throw notFound('import');
      return run.appliedAt === null && run.applyingSince !== null && run.failure === null ? run : null;
    });
  }

  /** The person who asked, as long as the membership under which they did so still holds. */
  private asker(portal: Actor, run: ImportRun): Promise<Actor> {
    return this.work.read(portal, async ({ manager }) => {
      const [held]: { personId: string; name: string; role: Role }[] = await manager.query(
        `SELECT p.id AS "personId", p.name, m.role FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.id = $1 AND m.person_id = $2 AND m.revoked_at IS NULL AND (m.ends_on IS NULL OR m.ends_on >= $3::date) AND p.disabled_at IS NULL`,
        [run.applyingMembership, run.applyingBy, this.clock.iso().slice(0, 10)],
      );
      if (!held) throw new Problem('not-allowed', 'The role of the person who asked for it has ended since.');
      const as = { databaseRole: DATABASE_ROLE_OF[held.role], requestId: `import ${run.ref}` };
      return {
        ...held,
        ...as,
        membershipId: run.applyingMembership ?? '',
        registrantId: run.registrantId,
        vendorId: null,
      };
    });
  }

  private progressOf(run: ImportRun): RowsDone {
    const worker = systemActor(run.registrantId, newId());
    const total = run.createCount + run.changeCount;
    return async (done) => {
      if (done % NOTED_EVERY !== 0) return;
      await this.work.housekeeping(worker, (manager) => saveProgress(manager, run.id, { stage: 'rows', done, total }));
    };
  }

  private fail(portal: Actor, run: ImportRun, reason: string): Promise<void> {
    return this.work.perform(portal, async (w) => {
      const [, changed]: [unknown, number] = await w.manager.query(
        'UPDATE import_run SET failure = $2 WHERE id = $1 AND applied_at IS NULL AND failure IS NULL',
        [run.id, reason],
      );
      if (changed > 0) await w.record('import.failed', runSubject(run), { ...deedFacts(run), reason });
    });
  }
}

/** What a person may read; what failed inside stays in the log. */
function sentence(error: unknown): string {
  const reason = error instanceof Problem ? error.detail : 'Something failed inside the portal. Try again.';
  return (reason.includes('othing was entered') ? reason : `${reason} Nothing was entered.`).slice(0, 1000);
}
