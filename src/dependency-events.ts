import type { Deed, Deeds, Subject } from './audit-trail/deeds';
import type { OpenWork } from './audit-trail/open-work';
import { OUTSIDE_KINDS } from './outsourced-services/dependencies/dependency-words.rules';

type Concerned = Promise<{ serviceId: string | null; ref: string }[]>;
type Arise = <D extends Deed>(
  deed: D,
  event: string,
  concerns: (w: OpenWork, subject: Subject, particulars: Deeds[D]) => Concerned,
) => void;

/** A second change of another day is another event. */
const dated = (w: OpenWork, { ref = '' }: Subject): string => `${ref.slice(0, 60)} ${w.at.slice(0, 10)}`;

const nothing: Concerned = Promise.resolve([]);
const ofService = (w: OpenWork, subject: Subject, serviceId: string): Concerned =>
  Promise.resolve([{ serviceId, ref: dated(w, subject) }]);
const ofVendor = (w: OpenWork, subject: Subject): Concerned =>
  Promise.resolve([{ serviceId: null, ref: dated(w, subject) }]);

/** A register that is still being filled changes nothing that somebody relied on; one that was confirmed does. */
async function isConfirmed(w: OpenWork, serviceId: string): Promise<boolean> {
  const rows: unknown[] = await w.manager.query(
    'SELECT 1 FROM dependency WHERE service_id = $1 AND confirmed_by_us_on IS NOT NULL LIMIT 1',
    [serviceId],
  );
  return rows.length > 0;
}

/** Which deeds on what services rest on are events of the catalogue. A link with a site or system is an event of its own. */
export function dependenciesArise(on: Arise): void {
  on('dependency.added', 'dependency_change', async (w, subject, { kind, serviceId }) =>
    OUTSIDE_KINDS.includes(kind) && (await isConfirmed(w, serviceId)) ? ofService(w, subject, serviceId) : nothing,
  );
  on('dependency.changed', 'dependency_change', (w, subject, { material, confirmedBefore, serviceId }) =>
    material && confirmedBefore ? ofService(w, subject, serviceId) : nothing,
  );
  on('dependency.ended', 'dependency_change', (w, subject, { kind, serviceId }) =>
    OUTSIDE_KINDS.includes(kind) ? ofService(w, subject, serviceId) : nothing,
  );
  on('sub-outsourcer.added', 'subservice_change', ofVendor);
  on('sub-outsourcer.changed', 'subservice_change', (w, subject, { material }) =>
    material ? ofVendor(w, subject) : nothing,
  );
  on('sub-outsourcer.ended', 'subservice_change', ofVendor);
}
