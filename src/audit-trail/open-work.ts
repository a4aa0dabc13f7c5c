import type { EntityManager } from 'typeorm';
import type { Actor } from '../foundation/actor';
import type { Deed, Deeds, Subject } from './deeds';

/** A transaction that reads: the database itself refuses a write. */
export interface OpenRead {
  actor: Actor;
  manager: EntityManager;
}

/** As `OpenRead`; what asks only one statement (more) may ask it as the last one, which saves a round trip. */
export interface LastRead extends OpenRead {
  last: <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;
}

/** A transaction that writes, and records what was done. */
export interface OpenWork extends OpenRead {
  /** Server time of this Work, ISO 8601 UTC; one moment for everything in it. */
  at: string;
  /** Answers the event's own id. */
  record<D extends Deed>(deed: D, subject: Subject, particulars: Deeds[D]): Promise<string>;
}
