import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import type { Subject } from '../audit-trail/deeds';
import { newId } from '../foundation/ids';
import { heedState, notFound, Problem } from '../foundation/problem';
import { DisruptionCoverage } from './disruption-coverage.entity';
import type { CoverageFacts } from './disruption.rules';
import { planContentText } from './plan-content.rules';
import { PlanStep } from './plan-step.entity';
import { PlanVersion } from './plan-version.entity';
import { Plan } from './plan.entity';
import { refusalToEdit } from './plan.rules';
import type { StepFacts } from './step-list.rules';

/** A plan that the asking person may see. Throws not-found. */
export async function requirePlan(manager: EntityManager, id: string): Promise<Plan> {
  const plan = await manager.getRepository(Plan).findOne({ where: { id } });
  if (!plan) throw notFound('plan');
  return plan;
}

/** A plan version that the asking person may see. Throws not-found. */
export async function requireVersion(manager: EntityManager, id: string): Promise<PlanVersion> {
  const version = await manager.getRepository(PlanVersion).findOne({ where: { id } });
  if (!version) throw notFound('plan version');
  return version;
}

/** As `requireVersion`, and holds the row until the Work ends, so that its state cannot change meanwhile. */
export async function lockVersion(w: OpenWork, id: string): Promise<PlanVersion> {
  const lock = { mode: 'pessimistic_write' } as const;
  const version = await w.manager.getRepository(PlanVersion).findOne({ where: { id }, lock });
  if (!version) throw notFound('plan version');
  return version;
}

/** Locks a draft for an edit by somebody who read it at `seen`. Throws wrong-state or stale-version. */
export async function lockDraft(w: OpenWork, id: string, seen: number): Promise<PlanVersion> {
  const version = await lockVersion(w, id);
  heedState(refusalToEdit(version.state));
  requireSeen(version, seen);
  return version;
}

export function requireSeen(version: PlanVersion, seen: number): void {
  if (version.version === seen) return;
  throw new Problem(
    'stale-version',
    'This plan version was changed since you read it. Read it again; nothing was saved.',
  );
}

export function subjectOf(version: PlanVersion): Subject {
  return { kind: 'plan-version', id: version.id, vendorId: version.vendorId };
}

export function withAuthor(version: PlanVersion, personId: string): string[] {
  return version.authors.includes(personId) ? version.authors : [...version.authors, personId];
}

export async function stepsOf(manager: EntityManager, planVersionId: string): Promise<PlanStep[]> {
  return manager.getRepository(PlanStep).find({ where: { planVersionId }, order: { number: 'ASC' } });
}

export async function coverageOf(manager: EntityManager, planVersionId: string): Promise<DisruptionCoverage[]> {
  return manager.getRepository(DisruptionCoverage).find({ where: { planVersionId } });
}

type Owner = Pick<PlanVersion, 'id' | 'registrantId' | 'vendorId'>;

export async function insertSteps(w: OpenWork, version: Owner, steps: readonly StepFacts[]): Promise<void> {
  const rows = steps.map((step) => ({ ...step, dependsOn: [...step.dependsOn], ...ownedBy(version) }));
  for (let from = 0; from < rows.length; from += 500)
    await w.manager.getRepository(PlanStep).insert(rows.slice(from, from + 500));
}

export async function insertCoverage(w: OpenWork, version: Owner, coverage: readonly CoverageFacts[]): Promise<void> {
  const rows = coverage.map((row) => ({ ...row, ...ownedBy(version) }));
  if (rows.length > 0) await w.manager.getRepository(DisruptionCoverage).insert(rows);
}

function ownedBy({ id, registrantId, vendorId }: Owner) {
  return { id: newId(), planVersionId: id, registrantId, vendorId };
}

/** The text of a version that its vendor approves, from what is stored now. */
export async function contentTextOf(manager: EntityManager, version: PlanVersion): Promise<string> {
  const plan = await requirePlan(manager, version.planId);
  const steps = await stepsOf(manager, version.id);
  const coverage = await coverageOf(manager, version.id);
  return planContentText({
    ...version,
    steps,
    coverage,
    planRef: plan.ref,
    planKind: plan.kind,
    planTitle: plan.title,
  });
}
