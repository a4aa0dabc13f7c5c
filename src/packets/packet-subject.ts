import type { EntityManager } from 'typeorm';
import { heed, notFound, Problem } from '../foundation/problem';
import type { PreparePacket } from './packets.dto';
import { KIND_NAMES, refusalsOfSubject, type AskedSubject, type PacketKind } from './packet-kinds.rules';

/** The vendor that a packet belongs to, and what it is about in the words of the trail. */
export interface PacketSubject extends AskedSubject {
  words: string;
}

export interface PacketPeriod {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
  catalogueVersionId: string;
}

/** What a packet is asked to be about, found in the registers. Throws `not-found`, and 422 for what does not go together. */
export async function resolveSubject(
  manager: EntityManager,
  asked: PreparePacket,
  period: PacketPeriod,
): Promise<PacketSubject> {
  const subject = askedSubject(asked);
  heed(...refusalsOfSubject(subject));
  const found = await FINDERS[subject.kind](manager, subject, period);
  if (asked.vendorId !== undefined && asked.vendorId !== found.vendorId)
    heed({
      code: 'packet-subject',
      reason: `This ${KIND_NAMES[subject.kind]} is not about that vendor.`,
      pointer: '/vendorId',
    });
  return { ...subject, ...found };
}

function askedSubject(asked: PreparePacket): AskedSubject {
  const { kind = 'VP', vendorId = null, serviceId = null, requirementCode = null, disruptionId = null } = asked;
  return { kind, vendorId, serviceId, requirementCode, disruptionId, basePacketId: asked.basePacketId ?? null };
}

interface Found {
  vendorId: string | null;
  words: string;
}

type Finder = (manager: EntityManager, asked: AskedSubject, period: PacketPeriod) => Promise<Found>;

async function one(
  manager: EntityManager,
  what: string,
  query: { sql: string; parameters: unknown[] },
): Promise<Found> {
  const [found]: Found[] = await manager.query(query.sql, query.parameters);
  if (!found) throw notFound(what);
  return found;
}

const FINDERS: Record<PacketKind, Finder> = {
  VP: (manager, { vendorId }) =>
    one(manager, 'vendor', {
      sql: `SELECT id AS "vendorId", ref || ' ' || name AS words FROM vendor WHERE id = $1`,
      parameters: [vendorId],
    }),
  SP: (manager, { serviceId }) =>
    one(manager, 'service', {
      sql: `SELECT vendor_id AS "vendorId", ref || ' ' || name AS words FROM service WHERE id = $1`,
      parameters: [serviceId],
    }),
  PP: () => Promise.resolve({ vendorId: null, words: 'All vendors' }),
  RP: requirementOf,
  IP: eventOf,
  DP: baseOf,
};

async function requirementOf(
  manager: EntityManager,
  { requirementCode }: AskedSubject,
  period: PacketPeriod,
): Promise<Found> {
  const found = await one(manager, 'requirement', {
    sql: `SELECT NULL AS "vendorId", code || ' ' || title AS words,
        EXISTS (SELECT 1 FROM obligation o WHERE o.period_id = $3 AND o.requirement_code = $2 AND o.vendor_id IS NOT NULL) AS asked
      FROM requirement WHERE catalogue_version_id = $1 AND code = $2`,
    parameters: [period.catalogueVersionId, requirementCode, period.id],
  });
  const { vendorId, words, asked } = found as Found & { asked: boolean };
  const reason = `${requirementCode ?? ''} was asked of no vendor in ${period.code}.`;
  if (!asked) heed({ code: 'packet-subject', reason, pointer: '/requirementCode' });
  return { vendorId, words };
}

async function eventOf(manager: EntityManager, { disruptionId }: AskedSubject, period: PacketPeriod): Promise<Found> {
  const found = await one(manager, 'disruption', {
    sql: `SELECT vendor_id AS "vendorId", ref || ' ' || title AS words, (occurred_at AT TIME ZONE 'UTC')::date <= $3::date
        AND coalesce((coalesce(returned_to_normal_at, closed_at) AT TIME ZONE 'UTC')::date, $3::date) >= $2::date AS within FROM disruption WHERE id = $1`,
    parameters: [disruptionId, period.startsOn, period.endsOn],
  });
  const { vendorId, words, within } = found as Found & { within: boolean };
  if (!within)
    heed({ code: 'packet-subject', reason: `The event lies outside ${period.code}.`, pointer: '/disruptionId' });
  return { vendorId, words };
}

/** A difference starts from a whole packet that somebody was given. */
async function baseOf(manager: EntityManager, { basePacketId }: AskedSubject): Promise<Found> {
  const found = await one(manager, 'packet', {
    sql: `SELECT vendor_id AS "vendorId", 'since ' || ref AS words, kind = 'VP' AND issued_at IS NOT NULL AS whole FROM packet WHERE id = $1`,
    parameters: [basePacketId],
  });
  const { vendorId, words, whole } = found as Found & { whole: boolean };
  const reason = 'A delta packet starts from a vendor packet that was issued.';
  if (!whole) heed({ code: 'packet-subject', reason, pointer: '/basePacketId' });
  return { vendorId, words };
}

/** One packet of a subject is built at a time; two at once would only race for the same facts. */
export async function refuseSecondBuild(
  manager: EntityManager,
  subject: AskedSubject,
  periodId: string,
): Promise<void> {
  const [row]: { ref: string }[] = await manager.query(
    `SELECT ref FROM packet WHERE period_id = $1 AND kind = $2 AND state IN ('building', 'approved')
       AND vendor_id IS NOT DISTINCT FROM $3::uuid AND service_id IS NOT DISTINCT FROM $4::uuid AND requirement_code IS NOT DISTINCT FROM $5
       AND disruption_id IS NOT DISTINCT FROM $6::uuid AND base_packet_id IS NOT DISTINCT FROM $7::uuid`,
    [
      ...[periodId, subject.kind, subject.vendorId, subject.serviceId, subject.requirementCode],
      ...[subject.disruptionId, subject.basePacketId],
    ],
  );
  if (row) throw inHand(row.ref);
}

const inHand = (which: string): Problem =>
  new Problem('wrong-state', `${which} of the same subject and period is being built or issued. Wait for it.`);

/** Writes a packet that goes into the hand; when another of its subject and period came first, it says so. */
export async function orInHand<T>(write: Promise<T>): Promise<T> {
  return write.catch((error: unknown) => {
    const driver = (error as { driverError?: { constraint?: string } }).driverError;
    throw driver?.constraint === 'uq_packet_one_build' ? inHand('A packet') : error;
  });
}
