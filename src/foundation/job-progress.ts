import type { EntityManager } from 'typeorm';

/** How far a long piece of work has come. `done` and `total` count what `stage` says. */
export interface JobProgress {
  stage: string;
  done: number;
  total: number;
}

export async function saveProgress(manager: EntityManager, subjectId: string, progress: JobProgress): Promise<void> {
  await manager.query(
    `INSERT INTO job_progress (subject_id, registrant_id, stage, done, total, updated_at)
     VALUES ($1, current_setting('app.registrant_id')::uuid, $2, $3, $4, now())
     ON CONFLICT (subject_id) DO UPDATE SET stage = $2, done = $3, total = $4, updated_at = now()`,
    [subjectId, progress.stage, progress.done, progress.total],
  );
}
