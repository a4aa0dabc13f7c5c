import type { EntityManager } from 'typeorm';
import type { DisruptionCoverage } from './disruption-coverage.entity';
import { coverageState, DISRUPTION_LABELS, DISRUPTION_TYPES } from './disruption.rules';
import { coverageOf, requirePlan, stepsOf } from './plan-records';
import { completeSections, sectionLabel } from './plan-sections.rules';
import type { PlanStep } from './plan-step.entity';
import type { PlanVersion } from './plan-version.entity';
import type {
  DisruptionCoverageView,
  PlanServiceView,
  PlanVersionSummary,
  PlanVersionView,
  StepView,
} from './plan-views.dto';
import { planGaps, refusalToEdit } from './plan.rules';
import { changesFor } from './revisions/plan-changes';

/** Everything that a version says, with its gaps. */
export async function versionView(
  manager: EntityManager,
  version: PlanVersion,
  summary: PlanVersionSummary,
): Promise<PlanVersionView> {
  const plan = await requirePlan(manager, version.planId);
  const steps = await stepsOf(manager, version.id);
  const coverage = await coverageOf(manager, version.id);
  const sections = completeSections(plan.kind, version.sections);
  return {
    ...summary,
    planRef: plan.ref,
    planTitle: plan.title,
    kind: plan.kind,
    vendorId: plan.vendorId,
    vendorName: await vendorName(manager, plan.vendorId),
    sourceEvidenceVersionId: version.sourceEvidenceVersionId,
    services: await servicesOf(manager, version.serviceIds),
    ...pick(version),
    sections: sections.map((section) => ({ ...section, label: sectionLabel(plan.kind, section.key) })),
    steps: steps.map(stepView),
    coverage: coverageViews(coverage),
    changes: await changesFor(manager, version),
    gaps: planGaps({ ...version, kind: plan.kind, steps, coverage }),
    returnReasons: version.returnReasons ?? [],
    returnedAt: version.returnedAt,
    authorNames: await namesOf(manager, version.authors),
    refusalToEdit: refusalToEdit(version.state)?.reason ?? null,
  };
}

function pick({ emphasis, offlineCopy, version }: PlanVersion) {
  return { emphasis, offlineCopy, version };
}

function stepView(step: PlanStep): StepView {
  const { id, number, title, instruction, owner, systemName, dependsOn, expectedMinutes } = step;
  return { id, number, title, instruction, owner, systemName, dependsOn, expectedMinutes };
}

function coverageViews(coverage: readonly DisruptionCoverage[]): DisruptionCoverageView[] {
  return DISRUPTION_TYPES.map((disruptionType) => {
    const row = coverage.find((c) => c.disruptionType === disruptionType);
    const { process = null, solution = null, notApplicableReason = null } = row ?? {};
    const label = DISRUPTION_LABELS[disruptionType];
    return { disruptionType, label, state: coverageState(row), process, solution, notApplicableReason };
  });
}

async function vendorName(manager: EntityManager, id: string): Promise<string | null> {
  const [row]: { name: string | null }[] = await manager.query('SELECT app.vendor_name($1) AS name', [id]);
  return row?.name ?? null;
}

async function servicesOf(manager: EntityManager, ids: readonly string[]): Promise<PlanServiceView[]> {
  const rows: PlanServiceView[] = await manager.query(
    'SELECT id, ref, name, tier FROM service WHERE id = ANY ($1) ORDER BY ref',
    [ids],
  );
  return rows;
}

async function namesOf(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    `SELECT coalesce(app.person_name(u.id), '') AS name FROM unnest($1::uuid[]) WITH ORDINALITY AS u (id, place) ORDER BY u.place`,
    [ids],
  );
  return rows.map((row) => row.name);
}
