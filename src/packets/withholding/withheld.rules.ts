import { canonicalJson } from '../../foundation/canonical-json';
import { sha256Hex } from '../../foundation/ids';
import type { PlanFacts, PlanVersionFacts } from '../snapshot-plans.model';

export const OPENING_FORMAT = 'holdfast-withheld-section/1';

/** Parts of a plan version whose text a packet can keep back. */
export const WITHHELD_SECTIONS = ['steps', 'coverage'] as const;
export type WithheldSection = (typeof WITHHELD_SECTIONS)[number];

export interface SectionText {
  planRef: string;
  label: string;
  planVersionId: string;
  section: WithheldSection;
  /** The texts of the section in its order; plain JSON. */
  content: unknown;
}

/**
 * What opens a section that a packet kept back. Format `holdfast-withheld-section/1`: canonical JSON (RFC 8785) of one
 * object with exactly these members:
 *
 *   format         "holdfast-withheld-section/1"
 *   packetId       the packet that keeps it back
 *   planRef, label, planVersionId, section   which text it is; section is "steps" or "coverage"
 *   salt           64 lower-case hex digits from a random source, so that nobody finds the text by trying
 *   content        the text: for steps an array by number of { number, title, instruction, owner, system }, for coverage
 *                  an array by disruption type of { type, process, solution, notApplicableReason }
 *
 * The commitment in the manifest is the lower-case hex SHA-256 of this text in UTF-8. It binds: no other text opens it.
 */
export function openingOf(packetId: string, text: SectionText, salt: string): { opening: string; commitment: string } {
  const opening = canonicalJson({ format: OPENING_FORMAT, packetId, ...text, salt });
  return { opening, commitment: sha256Hex(opening) };
}

/** The texts of a section as they are committed to. */
export function contentOf(version: PlanVersionFacts, section: WithheldSection): unknown {
  if (section === 'steps')
    return version.steps.map(({ number, title, instruction, owner, systemName: system }) => ({
      ...{ number, title, instruction, owner, system },
    }));
  return version.coverage.map(({ disruptionType: type, process, solution, notApplicableReason }) => ({
    ...{ type, process, solution, notApplicableReason },
  }));
}

export interface Withheld {
  planVersionId: string;
  section: WithheldSection;
  reason: string;
  commitment: string;
}

const GONE = 'Withheld';

/** Plans as a packet prints them: what is withheld keeps its place and number, and nothing of its text. */
export function withoutWithheld(plans: readonly PlanFacts[], withheld: readonly Withheld[]): PlanFacts[] {
  return plans.map((plan) => ({ ...plan, versions: plan.versions.map((version) => blanked(version, withheld)) }));
}

function blanked(version: PlanVersionFacts, all: readonly Withheld[]): PlanVersionFacts {
  const own = all.filter(({ planVersionId }) => planVersionId === version.id);
  if (own.length === 0) return version;
  const isGone = (section: WithheldSection) => own.some((one) => one.section === section);
  const blank = { title: GONE, instruction: '', owner: '', systemName: '' };
  const empty = { process: GONE, solution: GONE, notApplicableReason: '' };
  return {
    ...version,
    steps: isGone('steps') ? version.steps.map((step) => ({ ...step, ...blank })) : version.steps,
    coverage: isGone('coverage') ? version.coverage.map((one) => ({ ...one, ...empty })) : version.coverage,
    withheld: own.map(({ section, reason, commitment }) => ({ section, reason, commitment })),
  };
}

/** Plan versions of which something is kept back: their files and the events with their text stay in the portal, too. */
export const versionsWithheld = (plans: readonly PlanFacts[]): PlanVersionFacts[] =>
  plans.flatMap((plan) => plan.versions).filter((version) => (version.withheld ?? []).length > 0);
