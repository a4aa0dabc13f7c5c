import type { EntityManager } from 'typeorm';
import type { ConflictView } from './conflicts.dto';
import type { DataFeed } from './dependency-words.rules';
import { tellTaleOf } from './fourth-party.rules';

interface Row extends Omit<ConflictView, 'code' | 'severity' | 'text' | 'about'> {
  name: string;
  feeds: DataFeed[];
  icfrRelevant: boolean;
}

const ROWS = `
  SELECT x.vendor_id AS "vendorId", app.vendor_name(x.vendor_id) AS "vendorName", s.id AS "serviceId", s.ref AS "serviceRef", x.id AS "aboutId", x.ref AS "aboutRef", x.name, x.feeds,
    s.icfr_relevant AS "icfrRelevant"
  FROM data_set x JOIN dependency d ON d.vendor_id = x.vendor_id AND d.data_set_id = x.id AND d.ended_on IS NULL JOIN service s ON s.id = d.service_id AND s.state = 'active'
  WHERE x.ended_on IS NULL AND ($1::uuid IS NULL OR x.vendor_id = $1) ORDER BY "vendorName", s.ref, x.name`;

/** Data that feeds pay, books or reports on services that are not held to matter to financial reporting. */
export async function tellTalesOf(manager: EntityManager, vendorId: string | undefined): Promise<ConflictView[]> {
  const rows: Row[] = await manager.query(ROWS, [vendorId ?? null]);
  return rows.flatMap(({ name, feeds, icfrRelevant, ...where }) =>
    tellTaleOf({ name, feeds }, { ref: where.serviceRef ?? '', icfrRelevant }).map((alert) => ({
      ...{ ...alert, ...where, about: 'data_set' as const },
    })),
  );
}
