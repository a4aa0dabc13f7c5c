import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import type { Finding } from './finding.entity';
import type { FindingSource } from './finding.rules';
import type { OpenFinding } from './findings.dto';
import { defaultDueOn, type ProgrammePolicy } from './programme-policy.rules';

type Seen = Record<'vendor' | 'review' | 'exercise' | 'obligation' | 'owner' | 'disruption', boolean>;

/** The vendor, once everything that the finding comes from is seen to be that vendor's. */
export async function sourceVendor(w: OpenWork, given: OpenFinding): Promise<string> {
  const [row]: Seen[] = await w.manager.query(
    `SELECT EXISTS (SELECT 1 FROM vendor WHERE id = $1) AS vendor, EXISTS (SELECT 1 FROM review WHERE id = $2 AND vendor_id = $1) AS review,
     EXISTS (SELECT 1 FROM exercise WHERE id = $3 AND vendor_id = $1) AS exercise, EXISTS (SELECT 1 FROM obligation WHERE id = $4 AND vendor_id = $1) AS obligation,
     EXISTS (SELECT 1 FROM person WHERE id = $5) AS owner, EXISTS (SELECT 1 FROM disruption WHERE id = $6 AND vendor_id = $1) AS disruption`,
    [given.vendorId, given.reviewId, given.exerciseId, given.obligationId, given.ownerPersonId, disruptionIn(given)],
  );
  if (!row?.vendor) throw notFound('vendor');
  const named = { review: given.reviewId, exercise: given.exerciseId, obligation: given.obligationId };
  const all = { ...named, disruption: disruptionIn(given) };
  for (const part of ['review', 'exercise', 'obligation', 'disruption'] as const)
    if (all[part] && !row[part]) throw notFound(`${part} of this vendor`);
  if (given.ownerPersonId && !row.owner) throw notFound('person');
  return given.vendorId;
}

const disruptionIn = ({ sourceKind, sourceId }: OpenFinding): string | null =>
  sourceKind === 'disruption' ? (sourceId ?? null) : null;

const partOf = ({ sourcePart }: OpenFinding, sourceId: string | null): string | null =>
  sourceId === null ? null : (sourcePart?.trim() ?? null);

function sourceOf(given: OpenFinding): { sourceKind: FindingSource; sourceId: string | null } {
  if (given.reviewId) return { sourceKind: 'review', sourceId: given.reviewId };
  if (given.exerciseId && !given.sourceKind) return { sourceKind: 'exercise', sourceId: given.exerciseId };
  return given.sourceKind
    ? { sourceKind: given.sourceKind, sourceId: given.sourceId ?? null }
    : { sourceKind: 'other', sourceId: null };
}

export function openedFinding(
  w: OpenWork,
  given: OpenFinding,
  known: { vendorId: string; ref: string; policy: ProgrammePolicy },
): Finding {
  const { severity, description } = given;
  const { vendorId, ref, policy } = known;
  const source = sourceOf(given);
  return {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId, ref, severity, description, ...source },
    title: given.title.trim(),
    sourcePart: partOf(given, source.sourceId),
    obligationId: given.obligationId ?? null,
    exerciseId: given.exerciseId ?? null,
    ownerName: given.ownerName.trim(),
    ownerPersonId: given.ownerPersonId ?? null,
    dueOn: given.dueOn ?? defaultDueOn(severity, w.at.slice(0, 10), policy),
    fromTest: source.sourceKind === 'exercise' || (given.fromTest ?? given.exerciseId !== undefined),
    ...{ state: 'open', stateBefore: null, acceptedUntil: null, exceptionId: null },
    ...{ openedBy: w.actor.personId, openedAt: w.at, closedBy: null, closedAt: null, closingNote: null },
    version: 1,
  };
}
