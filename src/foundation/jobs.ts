import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Logger as WorkerLogger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import { Pool, type PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import { Nights, type NightTask } from './nights';

export type { NightPayload, NightTask } from './nights';

/** What a job is given. Every job names its registrant, so that it enters Work inside one tenant. */
export interface JobPayload {
  registrantId: string;
  [key: string]: unknown;
}

export type Task = (payload: JobPayload) => Promise<void>;

/** Advisory lock that every portal shares while it works on the queue. */
const AT_WORK = 4718002;

/** Job queue on PostgreSQL. A job is enqueued in the Work's own transaction, or not at all. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private readonly tasks: TaskList = {};
  private readonly nights = new Nights();
  private runner: Runner | null = null;
  private pool: Pool | null = null;
  private presence: PoolClient | null = null;

  /** Names the function that does a kind of job. Called by modules while they start. */
  define(name: string, task: Task): void {
    this.tasks[name] = (payload) => task(payload as JobPayload);
  }

  /**
   * Names what is done once a night for each registrant, at an hour of the day in UTC. A portal that was down catches up
   * on the one night it missed. A task that fails is tried again, and its night says why (`nightly_run`).
   */
  nightly(name: string, hourUtc: number, task: NightTask): void {
    this.nights.define(name, hourUtc, task);
  }

  /** Opens a night (`YYYY-MM-DD`) now, as the calendar does at its hour. Answers for how many registrants it was not open yet. */
  openNight(name: string, night: string): Promise<number> {
    if (!this.pool) throw new Error('The job queue has not started.');
    return this.nights.open(this.pool, name, night);
  }

  /** Adds a job to the transaction behind `manager`. A second job under the same key replaces a waiting one. */
  async enqueue(manager: EntityManager, job: { name: string; payload: JobPayload; key: string }): Promise<void> {
    await manager.query('SELECT app.enqueue_job($1, $2, $3)', [job.name, JSON.stringify(job.payload), job.key]);
  }

  async start(jobsUrl: string): Promise<void> {
    this.pool = new Pool({ connectionString: jobsUrl, max: 5 });
    // The queue reconnects by itself; an unheard 'error' event would end the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.pool.on('error', (error) => this.log.warn(`The job queue lost a connection: ${error.message}`));
    this.presence = await this.pool.connect();
    await takeOver(this.presence);
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      pollInterval: 1000,
      noHandleSignals: true,
      taskList: { ...this.tasks, ...this.nights.tasks(this.pool) },
      parsedCronItems: this.nights.calendar(),
      logger: new WorkerLogger(() => (level: string, message) => {
        if (level === 'error') this.log.error(message);
      }),
    });
  }

  /** Before the connections of everybody else are closed: a job under way ends first. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
    this.runner = null;
    // Closed, not returned to the pool: its lock ends with it.
    this.presence?.release(true);
    this.presence = null;
    await this.pool?.end();
    this.pool = null;
  }
}

/**
 * Releases the jobs of portals that were killed, so that they are done now; the queue itself would wait four hours. Only
 * while no other portal works on the queue, whose jobs are its own.
 */
async function takeOver(client: PoolClient): Promise<void> {
  const alone = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [AT_WORK]);
  const isAlone = alone.rows[0]?.alone === true;
  if (isAlone)
    await client.query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`,
    );
  await client.query('SELECT pg_advisory_lock_shared($1)', [AT_WORK]);
  if (isAlone) await client.query('SELECT pg_advisory_unlock($1)', [AT_WORK]);
}

/** Installs or updates the queue's own schema, as its owner `holdfast_jobs`. */
export async function migrateJobs(jobsUrl: string): Promise<void> {
  await runMigrations({ connectionString: jobsUrl, logger: new WorkerLogger(() => () => undefined) });
}
