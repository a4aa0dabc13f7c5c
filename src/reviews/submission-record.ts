import type { EntityManager } from 'typeorm';
import type { CatalogueService } from '../catalogue/catalogue.service';
import type { Flag, Requirement, Tier } from '../catalogue/catalogue.rules';
import type { Subject } from '../audit-trail/deeds';
import { notFound } from '../foundation/problem';
import { iso } from '../foundation/sql-columns';
import type { CheckRecord } from './check.rules';
import type { LineKind, SubmissionState } from './review.rules';

export interface ObligationRecord {
  id: string;
  serviceId: string | null;
  serviceRef: string | null;
  serviceName: string | null;
  /** The service's tier; for the vendor as a whole the highest of its services. T3 while nobody decided one. */
  tier: Tier;
  flags: Flag[];
  dueOn: string;
  progress: string;
  conclusion: string | null;
  conclusionReason: string;
  /** A recorded answer says that the sector rule covers it. */
  covered: boolean;
  /** That answer, the newest; null while nobody recorded one. */
  coverage: CheckRecord | null;
  requirement: Requirement;
  /** Kinds of evidence accepted for it in earlier reviews. */
  acceptedEarlier: string[];
}

export interface LineRecord {
  id: string;
  kind: LineKind;
  targetId: string;
  obligationId: string | null;
  /** Evidence kind of a file. */
  fileKind: string | null;
  madeOn: string | null;
  periodFrom: string | null;
  periodTo: string | null;
}

export interface SubmissionRecord {
  id: string;
  registrantId: string;
  vendorId: string;
  vendorName: string;
  vendorTier: Tier;
  ref: string;
  periodId: string;
  periodCode: string;
  startsOn: string;
  endsOn: string;
  note: string;
  state: SubmissionState;
  submittedBy: string;
  submittedByName: string;
  submittedAt: string;
  version: number;
  obligations: ObligationRecord[];
  lines: LineRecord[];
}

const SUBMISSION = `
  SELECT s.id, s.registrant_id AS "registrantId", s.vendor_id AS "vendorId", app.vendor_name(s.vendor_id) AS "vendorName",
    coalesce((SELECT min(v.tier) FROM service v WHERE v.vendor_id = s.vendor_id AND v.state = 'active'), 'T3') AS "vendorTier",
    s.ref, s.period_id AS "periodId", p.code AS "periodCode", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", s.note, s.state,
    s.submitted_by AS "submittedBy", app.person_name(s.submitted_by) AS "submittedByName", s.submitted_at AS "submittedAt", s.version
  FROM submission s JOIN compliance_period p ON p.id = s.period_id WHERE s.id = $1`;

const OBLIGATIONS = `
  SELECT o.id, o.service_id AS "serviceId", v.ref AS "serviceRef", v.name AS "serviceName", v.tier, coalesce(v.flags, '{}') AS flags, o.due_on::text AS "dueOn",
    o.progress, o.conclusion, o.conclusion_reason AS "conclusionReason", o.requirement_code AS "requirementCode",
    (SELECT jsonb_build_object('covered', a.covered, 'basis', a.basis, 'by', app.person_name(a.answered_by), 'at', ${iso('a.answered_at')})
      FROM coverage_answer a WHERE a.vendor_id = o.vendor_id AND a.service_id IS NOT DISTINCT FROM o.service_id AND a.requirement_code = o.requirement_code
      ORDER BY a.answered_at DESC, a.id DESC LIMIT 1) AS answered,
    ARRAY(SELECT DISTINCT i.kind FROM evidence_use u JOIN evidence_version e ON e.id = u.evidence_version_id JOIN evidence_item i ON i.id = e.item_id
      WHERE u.obligation_id = o.id AND u.state = 'accepted' AND i.withdrawn_at IS NULL ORDER BY i.kind) AS "acceptedEarlier"
  FROM submission_obligation so JOIN obligation o ON o.id = so.obligation_id LEFT JOIN service v ON v.id = o.service_id
  WHERE so.submission_id = $1 ORDER BY o.requirement_code, v.ref, o.due_on`;

const LINES = `
  SELECT l.id, l.kind, l.target_id AS "targetId", l.obligation_id AS "obligationId", i.kind AS "fileKind", e.made_on::text AS "madeOn",
    e.period_from::text AS "periodFrom", e.period_to::text AS "periodTo"
  FROM submission_line l LEFT JOIN evidence_use u ON u.id = l.evidence_use_id LEFT JOIN evidence_version e ON e.id = u.evidence_version_id
  LEFT JOIN evidence_item i ON i.id = e.item_id WHERE l.submission_id = $1 ORDER BY l.kind, i.ref, l.id`;

interface Answered {
  covered: boolean;
  basis: string;
  by: string;
  at: string;
}

interface ObligationRow extends Omit<ObligationRecord, 'requirement' | 'tier' | 'covered' | 'coverage'> {
  requirementCode: string;
  tier: Tier | null;
  answered: Answered | null;
}
type SubmissionRow = Omit<SubmissionRecord, 'submittedAt' | 'obligations' | 'lines'> & { submittedAt: Date };

/** A submission with its obligations, their requirements as the period pins them, and its lines. */
export async function readSubmission(
  manager: EntityManager,
  catalogues: CatalogueService,
  id: string,
): Promise<SubmissionRecord> {
  const [row]: SubmissionRow[] = await manager.query(SUBMISSION, [id]);
  if (!row) throw notFound('submission');
  const { catalogue } = await catalogues.ofPeriod(manager, row.periodId);
  const obligations: ObligationRow[] = await manager.query(OBLIGATIONS, [id]);
  const lines: LineRecord[] = await manager.query(LINES, [id]);
  return {
    ...row,
    submittedAt: row.submittedAt.toISOString(),
    lines,
    obligations: obligations.map(({ requirementCode, answered, ...one }) => ({
      ...one,
      covered: answered?.covered === true,
      coverage: answered && coverageOf(answered),
      tier: one.serviceId === null ? row.vendorTier : (one.tier ?? 'T3'),
      requirement: requirementOf(catalogue.requirements, requirementCode),
    })),
  };
}

const coverageOf = ({ covered, basis, by, at }: Answered): CheckRecord => ({
  ...{ words: covered ? 'The rule covers the provider' : 'The rule does not cover the provider', basis, by, at },
});

export function requirementOf(requirements: readonly Requirement[], code: string): Requirement {
  const found = requirements.find((one) => one.id === code);
  if (!found) throw new Error(`The pinned catalogue has no requirement ${code}.`);
  return found;
}

export function subjectOf(submission: { id: string; vendorId: string; ref: string }): Subject {
  return { kind: 'submission', id: submission.id, vendorId: submission.vendorId, ref: submission.ref };
}

/** Whether a file speaks about the period: the time it covers overlaps it, or it was made in it. */
export function speaksOf(
  line: Pick<LineRecord, 'madeOn' | 'periodFrom' | 'periodTo'>,
  period: { startsOn: string; endsOn: string },
): boolean {
  const from = line.periodFrom ?? line.madeOn;
  const to = line.periodTo ?? line.madeOn;
  return from !== null && to !== null && from <= period.endsOn && to >= period.startsOn;
}
