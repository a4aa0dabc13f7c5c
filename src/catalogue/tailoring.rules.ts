// Changes of a draft as deeds of their own. Documents are plain values, keys as in the file; none is changed in place.
import type { Refusal } from '../foundation/refusal';
import { isMapping } from './document.rules';
import { ownRequirement, type OwnRequirement } from './own-requirement.rules';
import { isOwnRequirement } from './requirement.rules';
import { inWords } from './diff.rules';
import type { Frequency, Tier } from './words.rules';

export type Tailoring =
  | { change: 'add_requirement'; requirement: OwnRequirement }
  | { change: 'remove_requirement'; requirementId: string }
  | { change: 'set_threshold'; requirementId: string; checkId: string; value: number | boolean | Record<Tier, number> }
  | {
      change: 'set_cadence';
      requirementId: string;
      frequency: Frequency;
      byTier: Partial<Record<Tier, Frequency>>;
      graceDays: number;
    }
  | { change: 'switch_off'; requirementId: string; reason: string }
  | { change: 'switch_on'; requirementId: string };

export type TailoringRefusal = 'no_such_requirement' | 'no_such_check' | 'taken' | 'not_own' | 'own' | 'reason_missing';

export type Tailored = { document: Record<string, unknown>; summary: string } | { refusal: Refusal<TailoringRefusal> };

type Part = Record<string, unknown>;

const refused = (code: TailoringRefusal, reason: string, pointer: string): Tailored => ({
  refusal: { code, reason, pointer },
});

export const requirementsOf = (document: unknown): Part[] => {
  const list = isMapping(document) ? document['requirements'] : null;
  return Array.isArray(list) ? list.filter(isMapping) : [];
};

/** The document after one change, with the change in a sentence; or why it is not possible. */
export function tailored(document: unknown, tailoring: Tailoring): Tailored {
  if (tailoring.change === 'add_requirement') return added(document, tailoring.requirement);
  const found = requirementsOf(document).find(({ id }) => id === tailoring.requirementId);
  if (!found)
    return refused('no_such_requirement', `The draft has no requirement ${tailoring.requirementId}.`, '/requirementId');
  switch (tailoring.change) {
    case 'remove_requirement':
      return removed(document, found);
    case 'set_threshold':
      return withThreshold(document, found, tailoring);
    case 'set_cadence':
      return withCadence(document, found, tailoring);
    case 'switch_off':
      return switchedOff(document, found, tailoring.reason);
    case 'switch_on':
      return replaced(document, without(found, 'tailored_out'), `Switched ${nameOf(found)} on again`);
  }
}

const nameOf = ({ id }: Part): string => String(id);
const without = (part: Part, name: string): Part =>
  Object.fromEntries(Object.entries(part).filter(([key]) => key !== name));

function withList(document: unknown, requirements: Part[], summary: string): Tailored {
  return { document: { ...(document as Part), requirements }, summary };
}

function replaced(document: unknown, next: Part, summary: string): Tailored {
  const list = requirementsOf(document).map((one) => (one['id'] === next['id'] ? next : one));
  return withList(document, list, summary);
}

function added(document: unknown, own: OwnRequirement): Tailored {
  if (!isOwnRequirement(own.id)) return refused('not_own', 'An own requirement begins with X-.', '/requirement/id');
  const list = requirementsOf(document);
  if (list.some(({ id }) => id === own.id))
    return refused('taken', `The draft has ${own.id} already.`, '/requirement/id');
  return withList(document, [...list, ownRequirement(own)], `Added ${own.id}, ${own.title}`);
}

function removed(document: unknown, found: Part): Tailored {
  if (!isOwnRequirement(nameOf(found)))
    return refused('not_own', 'A shipped requirement is switched off with a reason, never removed.', '/requirementId');
  const rest = requirementsOf(document).filter((one) => one !== found);
  return withList(document, rest, `Removed ${nameOf(found)}`);
}

function withThreshold(
  document: unknown,
  found: Part,
  given: Extract<Tailoring, { change: 'set_threshold' }>,
): Tailored {
  const checks = Array.isArray(found['checks']) ? found['checks'].filter(isMapping) : [];
  const check = checks.find(({ id }) => id === given.checkId);
  if (!check) return refused('no_such_check', `${nameOf(found)} has no check ${given.checkId}.`, '/checkId');
  const next = checks.map((one) => (one === check ? { ...one, value: given.value } : one));
  const moved = `from ${inWords(check['value'])} to ${inWords(given.value)}`;
  return replaced(document, { ...found, checks: next }, `Moved ${given.checkId} of ${nameOf(found)} ${moved}`);
}

function withCadence(document: unknown, found: Part, given: Extract<Tailoring, { change: 'set_cadence' }>): Tailored {
  const { frequency, byTier, graceDays } = given;
  const before = isMapping(found['cadence']) ? found['cadence'] : {};
  const tiers = Object.keys(byTier).length > 0 ? { by_tier: byTier } : {};
  const cadence = { ...without(before, 'by_tier'), ...tiers, frequency, grace_days: graceDays };
  const words = `Made ${nameOf(found)} due ${inWords(frequency)} with ${graceDays} days of grace`;
  return replaced(document, { ...found, cadence }, words);
}

function switchedOff(document: unknown, found: Part, reason: string): Tailored {
  if (isOwnRequirement(nameOf(found)))
    return refused('own', 'An own requirement is removed instead.', '/requirementId');
  const written = reason.trim();
  if (written === '') return refused('reason_missing', 'Write why it does not apply here.', '/reason');
  return replaced(document, { ...found, tailored_out: written }, `Switched ${nameOf(found)} off: ${written}`);
}
