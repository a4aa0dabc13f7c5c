import { Injectable } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { notFound } from '../foundation/problem';
import { readableBody } from './readable-body';
import { condition } from './trail-condition.rules';
import type { TrailEvent, TrailEventDetail, TrailPage, TrailQuery } from './trail.dto';
import { leafHash } from './tree/hashing.rules';
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
    return this.work.read(actor, async ({ manager }) => {
      const body = await readableBody(manager, id);
      if (body === null) throw notFound('event');
      const { vendorId } = JSON.parse(body) as Pick<TrailEvent, 'vendorId'>;
      const [vendor]: { name: string | null }[] = await manager.query('SELECT app.vendor_name($1) AS name', [vendorId]);
      return { ...shown({ body, vendorName: vendor?.name ?? null }), body, leafSha256: leafHash(body).toString('hex') };
    });
  }
}

function shown(row: Row): TrailEvent {
  const event = JSON.parse(row.body) as Omit<TrailEvent, 'vendorName'>;
  const { id, at, actor, vendorId, deed, subject, particulars, requestId } = event;
  return { id, at, actor, vendorId, vendorName: row.vendorName, deed, subject, particulars, requestId };
}
