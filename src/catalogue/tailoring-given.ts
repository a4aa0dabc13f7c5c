import { Problem } from '../foundation/problem';
import type { Tailor } from './tailorings.dto';
import type { Tailoring } from './tailoring.rules';

/** A change as it was asked for; refuses one that lacks a member that it needs. */
export function tailoringGiven(given: Tailor): Tailoring {
  if (given.change === 'add_requirement')
    return { change: given.change, requirement: needed(given.requirement, 'requirement') };
  const requirementId = needed(given.requirementId, 'requirementId');
  switch (given.change) {
    case 'set_threshold': {
      const value = given.values ? { ...given.values } : needed(given.value, 'value');
      return { change: given.change, requirementId, checkId: needed(given.checkId, 'checkId'), value };
    }
    case 'set_cadence': {
      const frequency = needed(given.frequency, 'frequency');
      const byTier = Object.fromEntries(Object.entries(given.byTier ?? {}).filter(([, often]) => often !== undefined));
      return {
        change: given.change,
        requirementId,
        frequency,
        byTier,
        graceDays: needed(given.graceDays, 'graceDays'),
      };
    }
    case 'switch_off':
      return { change: given.change, requirementId, reason: needed(given.reason, 'reason') };
    default:
      return { change: given.change, requirementId };
  }
}

function needed<T>(value: T | undefined, name: string): T {
  if (value !== undefined) return value;
  const message = 'This change needs it.';
  throw new Problem('invalid-input', message, [{ pointer: `/${name}`, message }]);
}
