import type { EntityManager } from 'typeorm';
import type { Subject } from '../audit-trail/deeds';
import type { CatalogueService } from '../catalogue/catalogue.service';
import type { Flag, Requirement, Tier } from '../catalogue/catalogue.rules';
import { notFound } from '../foundation/problem';
import type { AttestationState, LineAnswer } from './attestation.rules';
import type { Authority } from './signing.rules';

export interface LineRecord {
  id: string;
  obligationId: string;
  requirementCode: string;
  title: string;
  requirement: Requirement;
  serviceId: string | null;
  serviceRef: string | null;
  serviceName: string | null;
  tier: Tier;
  flags: Flag[];
  /** A recorded answer says that the sector rule covers it. */
  covered: boolean;
  dueOn: string;
  progress: string;
  conclusion: string | null;
  answer: LineAnswer | null;
  explanation: string;
  answeredBy: string | null;
  answeredByName: string | null;
  answeredAt: string | null;
  version: number;
}

export interface AttestationRecord {
  id: string;
  ref: string;
  registrantId: string;
  registrantName: string;
  vendorId: string;
  vendorName: string;
  vendorLegalName: string;
  periodId: string;
  periodCode: string;
  kind: 'annual';
  dueOn: string;
  periodFrom: string;
  periodTo: string;
  attestorId: string;
  attestorName: string;
  attestorTitle: string | null;
  state: AttestationState;
  subOutsourcers: string[];
  scheduledByName: string;
  scheduledAt: string;
  preparedBy: string | null;
  preparedByName: string | null;
  preparedAt: string | null;
  supersedes: string | null;
  /** The waiver of SD-1 under which it was prepared, in words; null without one. */
  waiver: { id: string; grantedByName: string; grantedOn: string; expiresOn: string; reason: string } | null;
  version: number;
  lines: LineRecord[];
}

const ATTESTATION = `
  SELECT a.id, a.ref, a.registrant_id AS "registrantId", g.name AS "registrantName", a.vendor_id AS "vendorId", v.name AS "vendorName", v.legal_name AS "vendorLegalName",
    a.period_id AS "periodId", p.code AS "periodCode", a.kind, a.due_on::text AS "dueOn", a.period_from::text AS "periodFrom", a.period_to::text AS "periodTo",
    a.attestor_id AS "attestorId", app.person_name(a.attestor_id) AS "attestorName", (SELECT title FROM person WHERE id = a.attestor_id) AS "attestorTitle",
    a.state, a.sub_outsourcers AS "subOutsourcers", app.person_name(a.scheduled_by) AS "scheduledByName", a.scheduled_at AS "scheduledAt",
    a.prepared_by AS "preparedBy", app.person_name(a.prepared_by) AS "preparedByName", a.prepared_at AS "preparedAt", a.supersedes, a.version,
    (SELECT jsonb_build_object('id', x.id, 'grantedByName', app.person_name(x.granted_by), 'grantedOn', (x.granted_at AT TIME ZONE 'UTC')::date::text, 'expiresOn', x.expires_on::text, 'reason', x.reason)
      FROM preparation_waiver x WHERE x.id = a.waiver_id) AS waiver
  FROM attestation a JOIN vendor v ON v.id = a.vendor_id JOIN compliance_period p ON p.id = a.period_id JOIN registrant g ON g.id = a.registrant_id
  WHERE a.id = ANY($1::uuid[]) ORDER BY v.name, a.scheduled_at`;

const LINES = `
  SELECT l.attestation_id AS "attestationId", l.id, l.obligation_id AS "obligationId", l.requirement_code AS "requirementCode", s.id AS "serviceId", s.ref AS "serviceRef",
    s.name AS "serviceName", coalesce(s.tier, (SELECT min(t.tier) FROM service t WHERE t.vendor_id = l.vendor_id AND t.state = 'active'), 'T3') AS tier,
    coalesce(s.flags, '{}') AS flags, app.rule_covers(o.vendor_id, o.service_id, o.requirement_code) AS covered, o.due_on::text AS "dueOn", o.progress, o.conclusion, l.answer, l.explanation, l.answered_by AS "answeredBy",
    app.person_name(l.answered_by) AS "answeredByName", l.answered_at AS "answeredAt", l.version
  FROM attestation_line l JOIN obligation o ON o.id = l.obligation_id LEFT JOIN service s ON s.id = o.service_id
  WHERE l.attestation_id = ANY($1::uuid[]) ORDER BY l.requirement_code, s.ref NULLS FIRST, o.due_on, o.occurrence`;

type AttestationRow = Omit<AttestationRecord, 'lines' | 'scheduledAt' | 'preparedAt'> & {
  scheduledAt: Date;
  preparedAt: Date | null;
};
type LineRow = Omit<LineRecord, 'title' | 'requirement' | 'answeredAt'> & {
  attestationId: string;
  answeredAt: Date | null;
};

/** Attestations with their lines, in the order of vendors' names. Those that the asker may not see are left out. */
export async function readAttestations(
  manager: EntityManager,
  catalogues: CatalogueService,
  ids: string[],
): Promise<AttestationRecord[]> {
  const rows: AttestationRow[] = await manager.query(ATTESTATION, [ids]);
  const lines: LineRow[] = await manager.query(LINES, [ids]);
  const byAttestation = new Map<string, LineRow[]>(rows.map(({ id }) => [id, []]));
  for (const line of lines) byAttestation.get(line.attestationId)?.push(line);
  const records: AttestationRecord[] = [];
  for (const row of rows) {
    const { catalogue } = await catalogues.ofPeriod(manager, row.periodId);
    const mine = byAttestation.get(row.id) ?? [];
    records.push({
      ...row,
      scheduledAt: row.scheduledAt.toISOString(),
      preparedAt: row.preparedAt?.toISOString() ?? null,
      lines: mine.map((line) => lineRecord(line, catalogue.requirements)),
    });
  }
  return records;
}

export async function readAttestation(
  manager: EntityManager,
  catalogues: CatalogueService,
  id: string,
): Promise<AttestationRecord> {
  const [found] = await readAttestations(manager, catalogues, [id]);
  if (!found) throw notFound('attestation');
  return found;
}

/** As `readAttestation`, with the row locked until the Work ends. */
export async function lockAttestation(
  manager: EntityManager,
  catalogues: CatalogueService,
  id: string,
): Promise<AttestationRecord> {
  await manager.query('SELECT id FROM attestation WHERE id = $1 FOR UPDATE', [id]);
  return readAttestation(manager, catalogues, id);
}

function lineRecord(row: LineRow, requirements: readonly Requirement[]): LineRecord {
  const { attestationId, ...line } = row;
  const requirement = requirements.find((one) => one.id === line.requirementCode);
  if (!requirement)
    throw new Error(
      `The pinned catalogue has no requirement ${line.requirementCode}, which attestation ${attestationId} answers.`,
    );
  return { ...line, title: requirement.title, requirement, answeredAt: line.answeredAt?.toISOString() ?? null };
}

export function subjectOf(attestation: { id: string; vendorId: string; ref: string }): Subject {
  return { kind: 'attestation', id: attestation.id, vendorId: attestation.vendorId, ref: attestation.ref };
}

/** Verifications of a person's authority to sign for a vendor. */
export async function authoritiesOf(manager: EntityManager, vendorId: string, personId: string): Promise<Authority[]> {
  const rows: (Omit<Authority, 'revokedAt'> & { revokedAt: Date | null })[] = await manager.query(
    `SELECT id, title, verified_on::text AS "verifiedOn", expires_on::text AS "expiresOn", revoked_at AS "revokedAt"
     FROM authority_verification WHERE vendor_id = $1 AND person_id = $2`,
    [vendorId, personId],
  );
  return rows.map((row) => ({ ...row, revokedAt: row.revokedAt?.toISOString() ?? null }));
}

/** Who the statement names: the attestor with the verified title, else the one on file. */
export function signerOf(
  attestation: Pick<AttestationRecord, 'attestorName' | 'attestorTitle'>,
  authority: Pick<Authority, 'title'> | null,
): { name: string; title: string } {
  const onFile = attestation.attestorTitle?.trim() ? attestation.attestorTitle : 'title not verified yet';
  return { name: attestation.attestorName, title: authority?.title ?? onFile };
}
