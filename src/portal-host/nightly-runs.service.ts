import { Injectable } from '@nestjs/common';
import './nightly-runs.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Jobs } from '../foundation/jobs';
import { notFound, Problem } from '../foundation/problem';
import type { NightlyRunList, NightlyRunView, NightState, RetryNight } from './nightly-runs.dto';

type Times = 'openedAt' | 'startedAt' | 'finishedAt';
type Row = Omit<NightlyRunView, Times | 'state'> & { openedAt: Date; startedAt: Date | null; finishedAt: Date | null };

const RUNS = `
  SELECT n.name, n.night::text AS night, r.name AS "registrantName", n.attempts, n.opened_at AS "openedAt", n.started_at AS "startedAt",
    n.finished_at AS "finishedAt", n.failure
  FROM nightly_run n JOIN registrant r ON r.id = n.registrant_id ORDER BY n.night DESC, n.name LIMIT 500`;

/** What was done in the registrant's nights, and how it went. */
@Injectable()
export class NightlyRunsService {
  constructor(
    private readonly work: Work,
    private readonly jobs: Jobs,
  ) {}

  list(actor: Actor): Promise<NightlyRunList> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: Row[] = await manager.query(RUNS);
      const items = rows.map((row) => ({
        ...{ ...row, state: stateOf(row), openedAt: row.openedAt.toISOString() },
        ...{ startedAt: row.startedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null },
      }));
      return { total: items.length, items };
    });
  }

  /** Puts a night that is not done before whatever waits. Its own task decides what is left to do. */
  retry(actor: Actor, { name, night }: RetryNight): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const [row]: { attempts: number; isDone: boolean; failure: string | null }[] = await w.manager.query(
        'SELECT attempts, finished_at IS NOT NULL AS "isDone", failure FROM nightly_run WHERE name = $1 AND night = $2::date',
        [name, night],
      );
      if (!row) throw notFound('nightly run');
      if (row.isDone) throw new Problem('wrong-state', 'This night is done. Nothing is left to try again.');
      const { registrantId } = actor;
      const payload = { registrantId, night };
      await this.jobs.enqueue(w.manager, { name, payload, key: `${name} ${night} ${registrantId}` });
      const subject = { kind: 'registrant', id: registrantId, vendorId: null, ref: `${name} ${night}` };
      await w.record('nightly-run.retried', subject, { name, night, attempts: row.attempts, failure: row.failure });
    });
  }
}

function stateOf({ startedAt, finishedAt, failure }: Row): NightState {
  if (finishedAt !== null) return 'done';
  if (failure !== null) return 'failed';
  return startedAt === null ? 'waiting' : 'running';
}
