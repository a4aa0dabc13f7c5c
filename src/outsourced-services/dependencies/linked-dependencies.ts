import type { OpenWork } from '../../audit-trail/open-work';
import type { Service } from '../service.entity';
import { enterDependency, UNDESCRIBED } from './new-dependency';

export interface LinkChange {
  place: 'site' | 'it_system';
  gone: string[];
  added: string[];
}

const COLUMN = { site: 'site_id', it_system: 'system_id' } as const;

/** Ends the dependencies whose site or system the service leaves; to be called before the links are deleted. */
export async function endUnlinked(w: OpenWork, service: Service, { place, gone }: LinkChange): Promise<void> {
  const reason = 'The service no longer rests on it.';
  const [ended]: [{ id: string; ref: string }[], number] = await w.manager.query(
    `UPDATE dependency SET ended_on = $3, ended_reason = $4, version = version + 1
     WHERE service_id = $1 AND ${COLUMN[place]} = ANY ($2) AND ended_on IS NULL RETURNING id, ref`,
    [service.id, gone, w.at.slice(0, 10), reason],
  );
  for (const { id, ref } of ended) {
    const subject = { kind: 'dependency', id, vendorId: service.vendorId, ref };
    await w.record('dependency.ended', subject, { serviceId: service.id, reason });
  }
}

/** Enters newly linked sites and systems into the register, where they wait to be described and confirmed. */
export async function enterLinked(w: OpenWork, service: Service, { place, added }: LinkChange): Promise<void> {
  const rows: { id: string; name: string }[] = await w.manager.query(
    `SELECT p.id, p.name FROM ${place} p WHERE p.id = ANY ($2)
       AND NOT EXISTS (SELECT 1 FROM dependency d WHERE d.service_id = $1 AND d.${COLUMN[place]} = p.id AND d.ended_on IS NULL)
     ORDER BY p.name`,
    [service.id, added],
  );
  for (const { id, name: what } of rows)
    await enterDependency(w, service, {
      ...UNDESCRIBED,
      ...(place === 'site'
        ? ({ kind: 'site', target: { siteId: id } } as const)
        : ({ kind: 'system', target: { systemId: id } } as const)),
      ...{ name: '', what },
    });
}
