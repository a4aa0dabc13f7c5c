import { canonical, type Facts } from './canonical';

/** Disruption types in the order in which coverage is hashed. */
const TYPES = [
  ...['facility_damage', 'facility_unavailable', 'component_loss', 'application_loss', 'data_loss_or_corruption'],
  ...['network_loss', 'security_breach', 'regional_event', 'workforce_loss', 'supplier_failure'],
];

/**
 * What a vendor approved of a plan version, as it was hashed ("holdfast-plan-version", version 1), from what the manifest
 * holds of it; null where the manifest does not hold all of it.
 */
export function planContent(plan: Facts, version: Facts): string | null {
  if (!version.at('sections').isThere || version.at('withheld').list.length > 0) return null;
  const value = (name: string) => version.at(name).raw ?? null;
  return canonical({
    ...{ format: 'holdfast-plan-version', v: 1 },
    plan: { kind: plan.at('kind').text, ref: plan.at('ref').text, title: plan.at('title').text },
    number: value('number'),
    label: value('label'),
    source: value('sourceEvidenceVersionId'),
    services: version
      .at('serviceIds')
      .list.map(({ text }) => text)
      .sort(),
    emphasis: value('emphasis'),
    sections: version.at('sections').list.map((one) => chosen(one, ['key', 'present', 'reference'])),
    reviewDueOn: value('reviewDueOn'),
    offlineCopy: value('offlineCopy'),
    changes: value('changeSummary'),
    steps: version.at('steps').list.map(stepOf),
    coverage: coverageOf(version.at('coverage').list),
  });
}

const chosen = (facts: Facts, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, facts.at(name).raw ?? null]));

/** Texts that nobody wrote are empty in a manifest, and null in what was hashed. */
const written = (facts: Facts, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, facts.at(name).text || null]));

function stepOf(step: Facts) {
  const dependsOn = step
    .at('dependsOn')
    .list.map(({ number }) => number ?? 0)
    .sort((one, other) => one - other);
  const rest = { ...chosen(step, ['number', 'title', 'expectedMinutes']), ...written(step, ['instruction', 'owner']) };
  return { ...rest, system: step.at('systemName').text || null, dependsOn };
}

function coverageOf(coverage: readonly Facts[]) {
  const inOrder = [...coverage].sort(
    (one, other) => TYPES.indexOf(one.at('disruptionType').text) - TYPES.indexOf(other.at('disruptionType').text),
  );
  return inOrder.map((one) => ({
    type: one.at('disruptionType').text,
    ...written(one, ['process', 'solution', 'notApplicableReason']),
  }));
}
