import { Injectable } from '@nestjs/common';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newestCheckpoint } from '../tree/tree-log';
import { condition, type TrailFilter } from '../trail-condition.rules';
import type { TrailExportQuery } from '../trail.dto';
import { Work } from '../work';
import { EXPORT_FORMATS, type ExportFormat, type ExportHead, type ExportRow } from './export-text.rules';
import { Turns } from './turns';

const FETCH = 1000;
/** Who takes longer to receive a file is cut off: it holds a connection and a snapshot all the while. */
const LONGEST_MS = 30 * 60_000;
/** Exports at the same time; each needs two connections of the pool while it begins. */
const AT_ONCE = 2;

export interface OpenedExport {
  headers: Record<string, string>;
  content: Readable;
}

/** Exports of any length in flat memory, all of one moment: the number of rows that the head names is what follows. */
@Injectable()
export class TrailExports {
  private readonly turns = new Turns(AT_ONCE);

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Answers when the export is on record and its first byte is ready. */
  open(actor: Actor, { format, ...filter }: TrailExportQuery): Promise<OpenedExport> {
    const ranAt = this.clock.iso();
    const given = givenOf(filter);
    const how = EXPORT_FORMATS[format];
    const content = new PassThrough();
    const headers = {
      'content-type': how.type,
      'content-disposition': `attachment; filename="audit-trail-${ranAt.slice(0, 10)}.${how.ending}"`,
    };
    return new Promise((resolve, reject) => {
      const begun = async (head: ExportHead): Promise<void> => {
        await this.record(actor, { filter: given, rows: head.rows, format });
        resolve({ headers, content });
      };
      const wanted = { filter: { ...filter }, head: { filter: given, ranAt }, how };
      this.turns
        .take(() => this.work.snapshot(actor, ({ manager }) => send(manager, { ...wanted, begun, content })))
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error : new Error(String(error));
          content.destroy(reason);
          reject(reason);
        });
    });
  }

  private async record(actor: Actor, done: { filter: Record<string, string>; rows: number; format: 'csv' | 'jsonl' }) {
    const subject = { kind: 'trail', id: actor.registrantId, vendorId: null };
    await this.work.perform(actor, (w) => w.record('trail.exported', subject, done));
  }
}

/** The filters that were given, without those that were left open. */
function givenOf(filter: TrailFilter): Record<string, string> {
  const entries = Object.entries<string | undefined>({ ...filter });
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

interface Sending {
  filter: TrailFilter;
  head: Pick<ExportHead, 'filter' | 'ranAt'>;
  how: ExportFormat;
  begun: (head: ExportHead) => Promise<void>;
  content: PassThrough;
}

async function send(manager: EntityManager, { filter, head, how, begun, content }: Sending): Promise<void> {
  const { where, parameters } = condition(filter);
  const [count]: { rows: number }[] = await manager.query(
    `SELECT count(*)::float8 AS rows FROM audit_event WHERE ${where}`,
    parameters,
  );
  const newest = await newestCheckpoint(manager);
  const whole = {
    ...{ ...head, rows: count?.rows ?? 0 },
    ...{ checkpoint: newest?.note ?? null, verifierKeys: newest?.verifierKeys ?? [] },
  };
  await manager.query(
    `DECLARE exported NO SCROLL CURSOR FOR SELECT e.body, app.vendor_name(e.vendor_id) AS "vendorName", l.leaf_index::float8 AS "leafIndex"
     FROM (SELECT * FROM audit_event WHERE ${where}) e LEFT JOIN audit_leaf l ON l.event_id = e.id ORDER BY e.at, e.id`,
    parameters,
  );
  await begun(whole);
  await pipeline(Readable.from(lines(manager, how, whole)), content, { signal: AbortSignal.timeout(LONGEST_MS) });
}

async function* lines(manager: EntityManager, how: ExportFormat, head: ExportHead): AsyncGenerator<string> {
  yield `${how.head(head)}${how.newline}`;
  for (;;) {
    const rows: ExportRow[] = await manager.query(`FETCH ${FETCH} FROM exported`);
    if (rows.length === 0) return;
    yield rows.map((row) => `${how.row(row)}${how.newline}`).join('');
  }
}
