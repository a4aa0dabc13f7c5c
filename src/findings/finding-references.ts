import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import { tenantOf } from './finding-record';
import type { Finding } from './finding.entity';
import type { ReferenceKind } from './finding.rules';
import { FindingReference } from './finding-story.entity';
import type { NewReference } from './findings.dto';

const TABLES: Record<ReferenceKind, string> = {
  obligation: 'obligation',
  exercise: 'exercise',
  plan_version: 'plan_version',
  answer: 'answer',
  answer_query: 'answer_query',
  review: 'review',
};

const WORDS: Record<ReferenceKind, string> = {
  obligation: 'obligation of this vendor',
  exercise: 'exercise of this vendor',
  plan_version: 'plan version of this vendor',
  answer: 'answer of this vendor',
  answer_query: 'query of this vendor',
  review: 'review of this vendor',
};

/** Adds what is not referred to yet; each target is seen to be this vendor's. Answers what was added. */
export async function addReferences(
  w: OpenWork,
  finding: Finding,
  wanted: readonly NewReference[],
): Promise<{ kind: ReferenceKind; id: string }[]> {
  const known: { kind: string; id: string }[] = await w.manager.query(
    'SELECT kind, target_id AS id FROM finding_reference WHERE finding_id = $1',
    [finding.id],
  );
  const added: { kind: ReferenceKind; id: string }[] = [];
  for (const { kind, id } of wanted) {
    if ([...known, ...added].some((one) => one.kind === kind && one.id === id)) continue;
    await requireOwn(w, finding.vendorId, { kind, id });
    const who = { addedBy: w.actor.personId, addedAt: w.at };
    const about = { id: newId(), ...tenantOf(finding), findingId: finding.id };
    await w.manager.getRepository(FindingReference).insert({ ...about, kind, targetId: id, ...who });
    added.push({ kind, id });
  }
  return added;
}

async function requireOwn(w: OpenWork, vendorId: string, { kind, id }: NewReference): Promise<void> {
  const own: unknown[] = await w.manager.query(`SELECT 1 FROM ${TABLES[kind]} WHERE id = $1 AND vendor_id = $2`, [
    ...[id, vendorId],
  ]);
  if (own.length === 0) throw notFound(WORDS[kind]);
}
