import { canonicalJson } from '../foundation/canonical-json';
import { DISRUPTION_TYPES, type CoverageFacts } from './disruption.rules';
import type { PlanKind, Section } from './plan-sections.rules';
import type { Emphasis } from './plan.rules';
import type { StepFacts } from './step-list.rules';

export interface PlanContent {
  planRef: string;
  planKind: PlanKind;
  planTitle: string;
  number: number;
  label: string;
  sourceEvidenceVersionId: string;
  serviceIds: readonly string[];
  emphasis: Emphasis | null;
  sections: readonly Section[];
  reviewDueOn: string | null;
  offlineCopy: boolean;
  changeSummary: string;
  steps: readonly StepFacts[];
  coverage: readonly CoverageFacts[];
}

/**
 * What a vendor approves, as text to be hashed. Format "holdfast-plan-version", version 1: canonical JSON (RFC 8785) of
 * one object with exactly these members, absent values as null:
 *
 *   format      "holdfast-plan-version"
 *   v           1
 *   plan        { kind, ref, title }
 *   number      of the version within its plan, from 1
 *   label       the vendor's own name for the version
 *   source      id of the evidence version that holds the plan's file (that record is never changed and carries the file's SHA-256)
 *   services    ids, sorted
 *   emphasis    availability, recovery, redundancy or null
 *   sections    array of { key, present, reference } in the order of the plan kind
 *   reviewDueOn YYYY-MM-DD or null
 *   offlineCopy boolean
 *   changes     what changed since the version before
 *   steps       array by number of { number, title, instruction, owner, system, dependsOn (sorted), expectedMinutes }
 *   coverage    array in the order of the disruption types of { type, process, solution, notApplicableReason }; blank types left out
 *
 * `content_sha256` is the SHA-256 of this text in UTF-8, lower-case hex.
 */
export function planContentText(content: PlanContent): string {
  return canonicalJson({
    format: 'holdfast-plan-version',
    v: 1,
    plan: { kind: content.planKind, ref: content.planRef, title: content.planTitle },
    number: content.number,
    label: content.label,
    source: content.sourceEvidenceVersionId,
    services: [...content.serviceIds].sort(),
    emphasis: content.emphasis,
    sections: content.sections.map(({ key, present, reference }) => ({ key, present, reference })),
    reviewDueOn: content.reviewDueOn,
    offlineCopy: content.offlineCopy,
    changes: content.changeSummary,
    steps: [...content.steps].sort((a, b) => a.number - b.number).map(stepText),
    coverage: DISRUPTION_TYPES.flatMap((type) => {
      const found = content.coverage.find((c) => c.disruptionType === type);
      if (!found) return [];
      const { process, solution, notApplicableReason } = found;
      return [{ type, process, solution, notApplicableReason }];
    }),
  });
}

function stepText(step: StepFacts) {
  return {
    number: step.number,
    title: step.title,
    instruction: step.instruction,
    owner: step.owner,
    system: step.systemName,
    dependsOn: [...step.dependsOn].sort((a, b) => a - b),
    expectedMinutes: step.expectedMinutes,
  };
}
