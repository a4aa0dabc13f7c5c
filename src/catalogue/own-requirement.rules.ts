import { inWords } from './diff.rules';
import { isMapping } from './document.rules';
import type { Flag, Force, Frequency, Scope, Tier } from './words.rules';

/** What somebody says of a requirement of their own; the rest follows from it. */
export interface OwnRequirement {
  /** Such as `X-PLN-01`; the letters between name its family. */
  id: string;
  title: string;
  statement: string;
  scope: Scope;
  force: Extract<Force, 'programme_policy' | 'good_practice'>;
  tiers: Tier[];
  flagsAny: Flag[];
  evidence: string[];
  frequency: Exclude<Frequency, 'per_event' | 'on_change'>;
  graceDays: number;
  retention: string;
  /** What the reviewer looks for, one sentence each. */
  checks: string[];
}

/** A requirement of the format from an own one: no SOX connection, and checks that the reviewer judges. */
export function ownRequirement(own: OwnRequirement): Record<string, unknown> {
  const { id, title, statement, scope, force, retention, frequency, graceDays, tiers, flagsAny } = own;
  const byVendor = scope !== 'programme';
  return {
    ...{ id, family: familyOf(id), title, statement, scope, force },
    duty_holder: byVendor ? 'vendor' : 'registrant',
    sox: { lane: 'context', basis: [{ ref: null, provisions: [], link: 'none', how: "The registrant's own policy." }] },
    crosswalk: {},
    evidence: { required: own.evidence, optional: [] },
    attested_by: byVendor ? 'vendor_attestor' : 'compliance_officer',
    reviewed_by: byVendor ? 'compliance_officer' : 'second_line_approver',
    cadence: { frequency, grace_days: graceDays },
    retention,
    applies_to: { match: flagsAny.length > 0 ? 'tiers_and_any_flag' : 'tiers', tiers, flags_any: flagsAny },
    checks: own.checks.map((words, index) => ({
      ...{ id: `judged_${index + 1}`, metric: `own.${metricName(id)}_${index + 1}`, source: 'reviewer' },
      ...{ op: '==', value: true, words },
    })),
    seed_refs: [],
  };
}

/** An own requirement as somebody reads it who approves it: title, statement, how strong, how often, evidence, checks. */
export function ownInWords(requirement: Record<string, unknown>): string {
  const { title, statement, force, evidence, cadence, checks } = requirement;
  const required = isMapping(evidence) ? inWords(evidence['required']) : '';
  const often = isMapping(cadence) ? inWords(cadence['frequency']) : '';
  const looked = Array.isArray(checks) ? checks.map(inWords).join('; ') : '';
  const kind = inWords(force).replaceAll('_', ' ');
  return `${inWords(title)}: ${inWords(statement)} (${kind}; due ${often}; evidence ${required}; looked for: ${looked})`;
}

const familyOf = (id: string): string => id.replace(/^X-/, '').slice(0, 3);
const metricName = (id: string): string => id.toLowerCase().replaceAll('-', '_');
