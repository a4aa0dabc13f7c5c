import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Actor } from '../foundation/actor';
import { notFound } from '../foundation/problem';
import type { TrailEvent, TrailEventDetail, TrailPage, TrailQuery } from './trail.dto';
import { Work } from './work';

interface Row {
  body: string;
  vendorName: string | null;
}

/** Reads the trail by subject, actor, deed and time. */
@Injectable()
export class TrailService {
  constructor(private readonly work: Work) {}

  page(actor: Actor, query: TrailQuery): Promise<TrailPage> {
    const { where, parameters } = condition(query);
    return this.work.read(actor, async ({ manager }) => {
      const [count]: { total: string }[] = await manager.query(
        `SELECT count(*) AS total FROM audit_event WHERE ${where}`,
        parameters,
      );
      const rows: Row[] = await manager.query(
        `SELECT body, app.vendor_name(vendor_id) AS "vendorName" FROM audit_event WHERE ${where} ORDER BY at DESC, id DESC LIMIT ${query.limit ?? 100} OFFSET ${query.offset ?? 0}`,
        parameters,
      );
      return { total: Number(count?.total ?? 0), items: rows.map(shown) };
    });
  }

  one(actor: Actor, id: string): Promise<TrailEventDetail> {
    return this.work.read(actor, async (read) => {
      const [row] = await read.last<Row>(
        'SELECT body, app.vendor_name(vendor_id) AS "vendorName" FROM audit_event WHERE id = $1',
        [id],
      );
      if (!row) throw notFound('event');
      const leafSha256 = createHash('sha256')
        .update(Buffer.from([0]))
        .update(row.body)
        .digest('hex');
      return { ...shown(row), body: row.body, leafSha256 };
    });
  }
}

function shown(row: Row): TrailEvent {
  const event = JSON.parse(row.body) as Omit<TrailEvent, 'vendorName'>;
  const { id, at, actor, vendorId, deed, subject, particulars, requestId } = event;
  return { id, at, actor, vendorId, vendorName: row.vendorName, deed, subject, particulars, requestId };
}

/** SQL for the filters that were given; values stay parameters. */
function condition(query: TrailQuery): { where: string; parameters: string[] } {
  const parameters: string[] = [];
  const parts = ['true'];
  const add = (sql: (place: string) => string, value: string | undefined) => {
    if (value === undefined) return;
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  add((p) => `subject_id = ${p}`, query.subjectId);
  add((p) => `vendor_id = ${p}`, query.vendorId);
  add((p) => `actor_id = ${p}`, query.actorId);
  add((p) => `starts_with(deed, ${p})`, query.deed);
  add((p) => `at >= ${p}`, query.from && new Date(query.from).toISOString());
  add((p) => `at <= ${p}`, query.to && new Date(query.to).toISOString());
  return { where: parts.join(' AND '), parameters };
}
