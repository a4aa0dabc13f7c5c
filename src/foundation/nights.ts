import { parseCronItem, type ParsedCronItem, type Task as QueueTask, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';

/** What a night's task is given: one registrant, and the UTC day of the night. */
export interface NightPayload {
  registrantId: string;
  /** `YYYY-MM-DD`; a night that is caught up keeps its own day. */
  night: string;
}

export type NightTask = (payload: NightPayload) => Promise<void>;

interface Nightly {
  hourUtc: number;
  task: NightTask;
}

/** A portal that was down catches up on the night it missed, and on no other. */
const CATCH_UP_MS = 24 * 60 * 60_000;
// The queue waits e^attempt seconds between attempts: ten of them take about six hours, which is still this night.
const ATTEMPTS = 10;
/** One task of a night at a time, after whatever people wait for. */
const QUEUE = 'nights';
const PRIORITY = 10;

const ADD = `SELECT graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $4, max_attempts => $5, priority => $6)`;

/** What is done once a night for each registrant: opened by the queue's own calendar, kept apart by `nightly_run`. */
export class Nights {
  private readonly known = new Map<string, Nightly>();

  /** Throws RangeError for an hour that no day has, Error for a name that is taken. */
  define(name: string, hourUtc: number, task: NightTask): void {
    if (!Number.isInteger(hourUtc) || hourUtc < 0 || hourUtc > 23) throw new RangeError(`no hour of a day: ${hourUtc}`);
    if (this.known.has(name)) throw new Error(`There is a nightly ${name} already.`);
    this.known.set(name, { hourUtc, task });
  }

  calendar(): ParsedCronItem[] {
    return [...this.known].map(([name, { hourUtc }]) =>
      parseCronItem({
        task: openerOf(name),
        match: `0 ${hourUtc} * * *`,
        identifier: openerOf(name),
        options: { backfillPeriod: CATCH_UP_MS, maxAttempts: ATTEMPTS, priority: PRIORITY },
      }),
    );
  }

  tasks(pool: Pool): TaskList {
    return Object.fromEntries(
      [...this.known].flatMap(([name, { task }]): [string, QueueTask][] => [
        [
          openerOf(name),
          async (payload) => {
            await this.open(pool, name, nightOf(payload));
          },
        ],
        [name, (payload) => once(pool, name, { payload: payload as NightPayload, task })],
      ]),
    );
  }

  /** Puts the night's job of every registrant into the queue that has none yet. Answers how many those are. */
  async open(pool: Pool, name: string, night: string): Promise<number> {
    if (!this.known.has(name)) throw new Error(`There is no nightly ${name}.`);
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ id: string }>('SELECT app.open_night($1, $2) AS id', [name, night]);
      for (const { id } of rows)
        await client.query(ADD, [
          ...[name, JSON.stringify({ registrantId: id, night }), QUEUE, `${name} ${night} ${id}`, ATTEMPTS, PRIORITY],
        ]);
      await client.query('COMMIT');
      return rows.length;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }
}

const openerOf = (name: string): string => `${name}.night`;

function nightOf(payload: unknown): string {
  const ts = (payload as { _cron?: { ts?: unknown } } | null)?._cron?.ts;
  if (typeof ts !== 'string') throw new Error('A night is opened by the calendar.');
  return new Date(ts).toISOString().slice(0, 10);
}

/** A task that failed says so on its night and goes back to the queue; one that is done is not done again. */
async function once(pool: Pool, name: string, given: { payload: NightPayload; task: NightTask }): Promise<void> {
  const { payload, task } = given;
  const key = [name, payload.night, payload.registrantId];
  const { rows } = await pool.query<{ begun: boolean }>('SELECT app.begin_night($1, $2, $3) AS begun', key);
  if (rows[0]?.begun !== true) return;
  try {
    await task({ registrantId: payload.registrantId, night: payload.night });
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await pool.query('SELECT app.end_night($1, $2, $3, $4)', [...key, problem]);
    throw error;
  }
  await pool.query('SELECT app.end_night($1, $2, $3, NULL)', key);
}
