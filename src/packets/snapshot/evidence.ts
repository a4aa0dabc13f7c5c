import type { CustodyEvent, EvidenceFacts, UseFacts } from '../snapshot.model';
import { leafHash } from '../../audit-trail/tree/hashing.rules';
import type { LogExtract } from '../snapshot.model';
import { columns, iso, ownedBy, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<T> = T & { ownerId: string };

// Everything that the packet speaks of, and everything received in the period whether or not anybody used it.
const WANTED = `
  SELECT DISTINCT v.id FROM evidence_version v WHERE v.vendor_id = $1 AND (
    (v.received_at >= $3::date AND v.received_at < $4::date + 1)
    OR v.id = ANY ($5::uuid[])
    OR EXISTS (SELECT 1 FROM evidence_use u JOIN obligation o ON o.id = u.obligation_id WHERE u.evidence_version_id = v.id AND o.period_id = $2))`;

const VERSION = `
  SELECT v.id AS "versionId", v.number AS "versionNumber", ${columns('v.item_id', 'v.sha256', 'v.bytes::float8', 'v.file_name', 'v.claimed_type', 'v.detected_type', 'v.type_verdict', 'v.scan_state', 'v.source_party', 'v.source_kind', 'v.obtained_by', 'v.made_on::text', 'v.period_from::text', 'v.period_to::text', 'v.grade', 'v.grade_reason', 'v.supersedes')},
    i.ref AS "itemRef", ${columns('i.title', 'i.kind', 'i.retention_class', 'i.withdrawn_reason')},
    ${times('v.received_at', 'i.withdrawn_at')}, ${people('v.received_by', 'i.withdrawn_by')},
    (SELECT n.id FROM evidence_version n WHERE n.supersedes = v.id) AS "supersededBy",
    (SELECT jsonb_build_object('ref', t.body::jsonb -> 'disposal' ->> 'ref', 'on', (t.disposed_at AT TIME ZONE 'UTC')::date) FROM evidence_tombstone t
      WHERE t.evidence_version_id = v.id) AS disposal,
    (SELECT jsonb_build_object('reportRef', r.ref, 'consent', (SELECT CASE c.decision WHEN 'given' THEN c.given_by || ', ' || c.given_on || ': ' || c.words END
        FROM use_consent c WHERE c.report_id = r.id ORDER BY c.number DESC LIMIT 1)) FROM assurance_report r
      WHERE r.evidence_version_id = v.id AND r.restricted_use ORDER BY r.ref LIMIT 1) AS restriction
  FROM evidence_version v JOIN evidence_item i ON i.id = v.item_id
  WHERE v.id IN (${WANTED}) ORDER BY i.ref, v.number`;

const USE = `
  SELECT u.evidence_version_id AS "ownerId", ${columns('u.id', 'u.obligation_id', 'u.state', 'u.decision_reason')},
    app.person_name(u.created_by) AS "proposedBy", ${iso('u.created_at')} AS "proposedAt", ${people('u.decided_by')}, ${times('u.decided_at')}
  FROM evidence_use u JOIN obligation o ON o.id = u.obligation_id JOIN requirement r ON r.id = o.requirement_id
  WHERE u.vendor_id = $1 AND o.period_id = $2 ORDER BY u.evidence_version_id, r.position, o.occurrence, u.id`;

/** Evidence used in the period, received in it, or named by `referenced` (files behind plans, steps, replies, authority). */
export async function readEvidence(
  { manager, vendorId, period }: Registers,
  referenced: readonly string[],
): Promise<EvidenceFacts[]> {
  const parameters = [vendorId, period.id, period.startsOn, period.endsOn, referenced];
  const versions = await rows<Omit<EvidenceFacts, 'uses'>>(manager, VERSION, parameters);
  const uses = await rows<Owned<UseFacts>>(manager, USE, [vendorId, period.id]);
  return versions.map((version) => ({ ...version, uses: ownedBy(uses, version.versionId) }));
}

const CUSTODY = `
  SELECT e.id, e.at, e.deed, e.body::jsonb -> 'actor' ->> 'name' AS actor, e.body::jsonb -> 'actor' ->> 'role' AS role,
    e.subject_kind AS "subjectKind", e.body::jsonb -> 'subject' ->> 'ref' AS "subjectRef", e.subject_id AS "subjectId",
    l.leaf_index::float8 AS leaf, e.body, encode(l.sha256, 'hex') AS sha256
  FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id
  WHERE e.vendor_id = $1 AND e.subject_id = ANY ($2::uuid[]) ORDER BY e.at, e.id`;

type Logged = CustodyEvent & { leaf: number | null; body: string; sha256: string | null };

/** What the audit trail says of the things in this packet, oldest first; every body is hashed again. */
export async function readCustody(
  { manager, vendorId }: Registers,
  subjects: readonly string[],
): Promise<{ custody: CustodyEvent[]; extract: LogExtract }> {
  const found = await rows<Logged>(manager, CUSTODY, [vendorId, subjects]);
  const leaves = found.flatMap(({ leaf }) => (leaf === null ? [] : [leaf]));
  return {
    custody: found.map(({ id, at, deed, actor, role, subjectKind, subjectRef, subjectId, leaf }) => ({
      ...{ id, at, deed, actor, role, subjectKind, subjectRef, subjectId, leaf },
    })),
    extract: {
      events: found.length,
      waiting: found.length - leaves.length,
      firstLeaf: leaves.length === 0 ? null : leaves.reduce((least, leaf) => Math.min(least, leaf)),
      lastLeaf: leaves.length === 0 ? null : leaves.reduce((most, leaf) => Math.max(most, leaf)),
      altered: found.filter(isAltered).map(({ id }) => id),
    },
  };
}

const isAltered = ({ body, sha256 }: Logged): boolean => sha256 !== null && leafHash(body).toString('hex') !== sha256;
