import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Logger as WorkerLogger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import type { EntityManager } from 'typeorm';

/** What a job is given. Every job names its registrant, so that it enters Work inside one tenant. */
export interface JobPayload {
  registrantId: string;
  [key: string]: unknown;
}

export type Task = (payload: JobPayload) => Promise<void>;

/** Job queue on PostgreSQL. A job is enqueued in the Work's own transaction, or not at all. */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private readonly tasks: TaskList = {};
  private runner: Runner | null = null;
  private pool: Pool | null = null;

  /** Names the function that does a kind of job. Called by modules while they start. */
  define(name: string, task: Task): void {
    this.tasks[name] = (payload) => task(payload as JobPayload);
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
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      pollInterval: 1000,
      noHandleSignals: true,
      taskList: this.tasks,
      logger: new WorkerLogger(() => (level: string, message) => {
        if (level === 'error') this.log.error(message);
      }),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
    this.runner = null;
    await this.pool?.end();
    this.pool = null;
  }
}

/** Installs or updates the queue's own schema, as its owner `holdfast_jobs`. */
export async function migrateJobs(jobsUrl: string): Promise<void> {
  await runMigrations({ connectionString: jobsUrl, logger: new WorkerLogger(() => () => undefined) });
}
