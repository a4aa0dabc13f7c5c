import { parseCatalogue, type Catalogue } from '../../catalogue/catalogue.rules';
import { newestCheckpoint } from '../../audit-trail/tree/tree-log';
import { notFound } from '../../foundation/problem';
import type { Manifest } from '../manifest.model';
import { printedResults } from '../results.rules';
import type {
  CatalogueFacts,
  LogPosition,
  PacketIdentity,
  PeriodFacts,
  PreviousPacket,
  RegistrantFacts,
  VendorFacts,
} from '../snapshot.model';
import { columns, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';
import type { EntityManager } from 'typeorm';

/** Which packet this is, and what it is about. */
export interface AskedPacket {
  packet: PacketIdentity;
  vendorId: string | null;
  periodId: string;
  catalogueVersionId: string;
  serviceId: string | null;
  requirementCode: string | null;
  disruptionId: string | null;
  basePacketId: string | null;
}

/** Throws `not-found` when there is none, or it is another tenant's. */
export async function readPacket(manager: EntityManager, packetId: string): Promise<AskedPacket> {
  const [row] = await rows<PacketIdentity & Omit<AskedPacket, 'packet'>>(
    manager,
    `SELECT ${columns('k.id', 'k.ref', 'k.kind', 'k.as_of::text', 'k.vendor_id', 'k.period_id', 'p.catalogue_version_id', 'k.service_id', 'k.requirement_code', 'k.disruption_id', 'k.base_packet_id')},
       ${times('k.requested_at')}, ${people('k.prepared_by')}, k.prepared_by AS "preparedById"
     FROM packet k JOIN compliance_period p ON p.id = k.period_id WHERE k.id = $1`,
    [packetId],
  );
  if (!row) throw notFound('packet');
  const { id, ref, kind, requestedAt, preparedBy, preparedById, asOf, ...about } = row;
  return { packet: { id, ref, kind, requestedAt, preparedBy, preparedById, asOf }, ...about };
}

export async function readPeriod(manager: EntityManager, periodId: string): Promise<PeriodFacts> {
  const what = columns('id', 'code', 'starts_on::text', 'ends_on::text', 'state');
  const [period] = await rows<PeriodFacts>(manager, `SELECT ${what} FROM compliance_period WHERE id = $1`, [periodId]);
  if (!period) throw notFound('period');
  return period;
}

export async function readRegistrant(manager: EntityManager): Promise<RegistrantFacts> {
  const what = columns('id', 'name', 'filer_status', 'fiscal_year_end', 'framework');
  const [registrant] = await rows<RegistrantFacts>(manager, `SELECT ${what} FROM registrant`, []);
  if (!registrant) throw notFound('registrant');
  return registrant;
}

export async function readVendor({ manager, vendorId }: Registers): Promise<VendorFacts> {
  const what = columns(
    'id',
    'ref',
    'name',
    'legal_name',
    'country',
    'state',
    'sectors',
    'summary',
    'contract_notice_minutes',
  );
  const [vendor] = await rows<VendorFacts>(manager, `SELECT ${what} FROM vendor WHERE id = $1`, [vendorId]);
  if (!vendor) throw notFound('vendor');
  return vendor;
}

/** The catalogue version that the period is pinned to, as published. */
export async function readCatalogue(
  manager: EntityManager,
  catalogueVersionId: string,
): Promise<{ facts: CatalogueFacts; catalogue: Catalogue }> {
  const [row] = await rows<{ sha256: string; publishedAt: string; document: unknown }>(
    manager,
    `SELECT document_sha256 AS sha256, ${times('published_at')}, document FROM catalogue_version WHERE id = $1`,
    [catalogueVersionId],
  );
  if (!row) throw notFound('catalogue version');
  const read = parseCatalogue(row.document);
  if ('errors' in read) throw new Error('The pinned catalogue version cannot be read.');
  const { id, version, title, sourcesCheckedOn, disclaimer } = read.catalogue;
  const { sha256, publishedAt } = row;
  return {
    facts: { code: id, version, title, sha256, publishedAt, sourcesCheckedOn, disclaimer },
    catalogue: read.catalogue,
  };
}

/** The packet of the same vendor that was issued last, whichever period it was for, with the results that it printed. */
export async function readPrevious({ manager, vendorId }: Registers, packetId: string): Promise<PreviousPacket | null> {
  const what = `${columns('ref', 'state', 'as_of::text', 'manifest_sha256', 'manifest')}, ${times('issued_at')}`;
  const [previous] = await rows<Omit<PreviousPacket, 'results'> & { manifest: string }>(
    manager,
    `SELECT ${what} FROM packet WHERE vendor_id = $1 AND id <> $2 AND kind = 'VP' AND packet.issued_at IS NOT NULL ORDER BY packet.issued_at DESC LIMIT 1`,
    [vendorId, packetId],
  );
  if (!previous) return null;
  const { manifest, ...facts } = previous;
  return { ...facts, results: printedResults(JSON.parse(manifest) as Manifest) };
}

/** Where the registrant's audit trail stands in this snapshot. */
export async function readLogPosition(manager: EntityManager): Promise<LogPosition> {
  const [position] = await rows<LogPosition>(
    manager,
    `SELECT count(*)::int AS events, min(at) AS "firstAt", max(at) AS "lastAt",
       (SELECT id FROM audit_event ORDER BY at DESC, id DESC LIMIT 1) AS "lastEventId" FROM audit_event`,
    [],
  );
  const checkpoint = await newestCheckpoint(manager);
  return { ...(position ?? { events: 0, firstAt: null, lastAt: null, lastEventId: null }), checkpoint };
}
