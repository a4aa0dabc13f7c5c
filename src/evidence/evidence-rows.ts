import type { EntityManager } from 'typeorm';
import type {
  CustodyEntry,
  EvidenceListItem,
  EvidenceQuery,
  EvidenceUseView,
  EvidenceVersionView,
} from './evidence.dto';
import { periodFit } from './evidence.rules';
import { isViewable } from './safe-content.rules';

const VERSION = `
  v.id, v.number, v.sha256, v.bytes::float8 AS bytes, v.file_name AS "fileName", v.claimed_type AS "claimedType",
  v.detected_type AS "detectedType", v.type_verdict AS "typeVerdict", v.scan_state AS "scanState",
  v.source_party AS "sourceParty", v.source_kind AS "sourceKind", v.obtained_by AS "obtainedBy",
  v.made_on::text AS "madeOn", v.period_from::text AS "periodFrom", v.period_to::text AS "periodTo",
  v.grade, v.grade_reason AS "gradeReason", v.received_at AS "receivedAt", app.person_name(v.received_by) AS "receivedByName",
  v.supersedes, n.id AS "supersededBy",
  (SELECT to_char(t.disposed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM evidence_tombstone t WHERE t.evidence_version_id = v.id) AS "disposedAt"`;

type VersionRow = Omit<EvidenceVersionView, 'receivedAt' | 'viewable'> & { receivedAt: Date };

/** Versions of an item, newest first. */
export async function versionsOf(
  manager: EntityManager,
  itemIds: string[],
): Promise<Map<string, EvidenceVersionView[]>> {
  const rows: (VersionRow & { itemId: string })[] = await manager.query(
    `SELECT v.item_id AS "itemId", ${VERSION} FROM evidence_version v
     LEFT JOIN evidence_version n ON n.supersedes = v.id
     WHERE v.item_id = ANY($1::uuid[]) ORDER BY v.number DESC`,
    [itemIds],
  );
  const byItem = new Map<string, EvidenceVersionView[]>(itemIds.map((id) => [id, []]));
  for (const { itemId, ...row } of rows)
    byItem.get(itemId)?.push({
      ...row,
      receivedAt: row.receivedAt.toISOString(),
      viewable: row.disposedAt === null && isViewable(row.detectedType),
    });
  return byItem;
}

export type ItemRow = Omit<EvidenceListItem, 'createdAt' | 'withdrawnAt' | 'kindTitle' | 'latest' | 'uses'> & {
  createdAt: Date;
  withdrawnAt: Date | null;
  proposed: number;
  accepted: number;
  rejected: number;
};

/** Items that the asker may see and that the query asks for, newest first, and how many there are. */
export async function itemsFor(
  manager: EntityManager,
  query: EvidenceQuery,
): Promise<{ rows: ItemRow[]; total: number }> {
  const { where, parameters } = condition(query);
  const [count]: { total: number }[] = await manager.query(
    `SELECT count(*)::int AS total FROM evidence_item i WHERE ${where}`,
    parameters,
  );
  const rows: ItemRow[] = await manager.query(
    `SELECT i.id, i.ref, i.vendor_id AS "vendorId", app.vendor_name(i.vendor_id) AS "vendorName", i.title, i.kind,
       i.created_at AS "createdAt", i.withdrawn_at AS "withdrawnAt", i.version, u.proposed, u.accepted, u.rejected
     FROM evidence_item i
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE x.state = 'proposed')::int AS proposed,
         count(*) FILTER (WHERE x.state = 'accepted')::int AS accepted,
         count(*) FILTER (WHERE x.state = 'rejected')::int AS rejected
       FROM evidence_version v JOIN evidence_use x ON x.evidence_version_id = v.id WHERE v.item_id = i.id) u
     WHERE ${where} ORDER BY i.created_at DESC, i.id DESC LIMIT ${query.limit ?? 500} OFFSET ${query.offset ?? 0}`,
    parameters,
  );
  return { rows, total: count?.total ?? 0 };
}

function condition(query: EvidenceQuery): { where: string; parameters: string[] } {
  const parameters: string[] = [];
  const parts = ['true'];
  const add = (value: string | undefined, sql: (place: string) => string) => {
    if (value === undefined || value === '') return;
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  const version = (test: string) => `EXISTS (SELECT 1 FROM evidence_version v WHERE v.item_id = i.id AND ${test})`;
  add(query.vendorId, (p) => `i.vendor_id = ${p}`);
  add(query.kind, (p) => `i.kind = ${p}`);
  add(query.obligationId, (p) =>
    version(`EXISTS (SELECT 1 FROM evidence_use x WHERE x.evidence_version_id = v.id AND x.obligation_id = ${p})`),
  );
  const pattern = query.q?.trim().replaceAll(/[\\%_]/g, String.raw`\$&`);
  add(pattern && `%${pattern}%`, (p) => {
    const inVersion = version(`(v.file_name ILIKE ${p} OR v.sha256 LIKE substr(lower(${p}), 2))`);
    return `(i.title ILIKE ${p} OR i.ref ILIKE ${p} OR ${inVersion})`;
  });
  return { where: parts.join(' AND '), parameters };
}

type UseRow = Omit<EvidenceUseView, 'createdAt' | 'decidedAt' | 'periodFit'> & {
  createdAt: Date;
  decidedAt: Date | null;
  madeOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  startsOn: string;
  endsOn: string;
};

/** What the versions of an item are used for. */
export async function usesOf(manager: EntityManager, itemId: string): Promise<EvidenceUseView[]> {
  const rows: UseRow[] = await manager.query(
    `SELECT x.id, v.id AS "versionId", v.number AS "versionNumber", x.obligation_id AS "obligationId",
       o.requirement_code AS "requirementCode", r.title AS "requirementTitle", o.service_id AS "serviceId",
       p.id AS "periodId", p.code AS "periodCode", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
       v.made_on::text AS "madeOn", v.period_from::text AS "periodFrom", v.period_to::text AS "periodTo",
       x.state, x.decision_reason AS "decisionReason", app.person_name(x.decided_by) AS "decidedByName",
       x.decided_at AS "decidedAt", app.person_name(x.created_by) AS "createdByName", x.created_at AS "createdAt"
     FROM evidence_use x
     JOIN evidence_version v ON v.id = x.evidence_version_id
     JOIN obligation o ON o.id = x.obligation_id
     JOIN requirement r ON r.id = o.requirement_id
     JOIN compliance_period p ON p.id = o.period_id
     WHERE v.item_id = $1 ORDER BY o.requirement_code, v.number DESC, x.id`,
    [itemId],
  );
  return rows.map(({ madeOn, periodFrom, periodTo, startsOn, endsOn, ...row }) => ({
    ...row,
    periodFit: periodFit({ madeOn, periodFrom, periodTo }, { from: startsOn, to: endsOn }),
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

/** The chain of custody of an item, oldest first: every deed whose subject it is. */
export async function custodyOf(manager: EntityManager, itemId: string): Promise<CustodyEntry[]> {
  const rows: { body: string }[] = await manager.query(
    'SELECT body FROM audit_event WHERE subject_id = $1 ORDER BY at, id',
    [itemId],
  );
  return rows.map(({ body }) => {
    const event = JSON.parse(body) as EventBody;
    const { versionId } = event.particulars;
    return {
      eventId: event.id,
      at: event.at,
      personName: event.actor.name,
      role: event.actor.role,
      deed: event.deed,
      versionId: typeof versionId === 'string' ? versionId : null,
      particulars: event.particulars,
    };
  });
}

interface EventBody {
  id: string;
  at: string;
  actor: { name: string; role: string };
  deed: string;
  particulars: Record<string, unknown>;
}
