import { TIERS, type Flag, type Tier } from '../catalogue/catalogue.rules';

/** Start of the first time band in which harm becomes unacceptable, in whole minutes. */
export type Mtpd = number | 'never_unacceptable' | 'not_analysed';

export interface TieringFacts {
  mtpdMinutes: Mtpd;
  /** Highest score over all impact categories, 0 (none) to 4 (unacceptable). */
  highestImpact: 0 | 1 | 2 | 3 | 4;
  substitutability: 'none' | 'slow' | 'ready';
  /** Share of the registrant's volume of this work, whole percent. */
  volumeSharePct: number;
  sensitiveData: boolean;
  lifeSafety: boolean;
  icfrRelevant: boolean;
  /** Other vendors depend on the same site or cloud. */
  sharedConcentration: boolean;
  regulatorCallsCritical: boolean;
}

export interface TierProposal {
  tier: Tier;
  /** Orders services of one tier by urgency; it never decides the tier. */
  score: number;
  reason: string;
}

const HOUR = 60;
const FOUR_HOURS = 4 * HOUR;
const ONE_DAY = 24 * HOUR;
const THREE_DAYS = 72 * HOUR;

const withinMinutes = (mtpd: Mtpd, minutes: number): boolean => typeof mtpd === 'number' && mtpd <= minutes;

type Ground = readonly [boolean, string];

const grounds = (list: readonly Ground[]): string[] => list.filter(([holds]) => holds).map(([, words]) => words);

const criticalGrounds = (facts: TieringFacts): string[] =>
  grounds([
    [facts.lifeSafety, 'life or safety depends on it'],
    [withinMinutes(facts.mtpdMinutes, FOUR_HOURS), 'harm is unacceptable within 4 hours'],
    [
      facts.icfrRelevant && facts.substitutability === 'none',
      'it is relevant to financial reporting and has no workable substitute',
    ],
    [facts.regulatorCallsCritical, 'a regulator names it critical'],
  ]);

const importantGrounds = (facts: TieringFacts): string[] =>
  grounds([
    [withinMinutes(facts.mtpdMinutes, ONE_DAY), 'harm is unacceptable within 24 hours'],
    [facts.icfrRelevant, 'it is relevant to financial reporting'],
    [facts.mtpdMinutes === 'not_analysed', 'its impact has not been analysed, so it is not taken for standard'],
  ]);

function outagePoints(mtpd: Mtpd): number {
  if (withinMinutes(mtpd, FOUR_HOURS)) return 3;
  if (withinMinutes(mtpd, ONE_DAY)) return 2;
  return withinMinutes(mtpd, THREE_DAYS) ? 1 : 0;
}

const SUBSTITUTE_POINTS = { none: 2, slow: 1, ready: 0 };

function volumePoints(sharePct: number): number {
  if (sharePct >= 50) return 2;
  return sharePct >= 20 ? 1 : 0;
}

/** 0 to 16: outage limit 0-3, impact 0-4, substitute 0-2, volume 0-2, and one for each of five facts. */
export function urgencyScore(facts: TieringFacts): number {
  const ticks = [
    facts.sensitiveData,
    facts.lifeSafety,
    facts.icfrRelevant,
    facts.sharedConcentration,
    facts.regulatorCallsCritical,
  ].filter(Boolean).length;
  return (
    outagePoints(facts.mtpdMinutes) +
    facts.highestImpact +
    SUBSTITUTE_POINTS[facts.substitutability] +
    volumePoints(facts.volumeSharePct) +
    ticks
  );
}

/** A proposal with its reason in words; a person decides, and both are kept. */
export function proposeTier(facts: TieringFacts): TierProposal {
  const score = urgencyScore(facts);
  const critical = criticalGrounds(facts);
  if (critical.length > 0) return { tier: 'T1', score, reason: `Critical: ${critical.join('; ')}.` };
  const important = importantGrounds(facts);
  if (important.length > 0) return { tier: 'T2', score, reason: `Important: ${important.join('; ')}.` };
  return {
    tier: 'T3',
    score,
    reason: 'Standard: its loss is tolerable for more than a day, and no ground for a higher tier holds.',
  };
}

/** A vendor's tier is the highest of its services; null without services. */
export function highestTier(tiers: readonly Tier[]): Tier | null {
  return TIERS.find((tier) => tiers.includes(tier)) ?? null;
}

/** Flags of a vendor: all flags of its services, in the catalogue's order of first appearance. */
export function unionOfFlags(services: readonly { flags: readonly Flag[] }[]): Flag[] {
  return [...new Set(services.flatMap((service) => service.flags))];
}

export const isLower = (to: Tier, from: Tier): boolean => TIERS.indexOf(to) > TIERS.indexOf(from);

export interface Approval {
  personId: string;
  role: string;
}

export interface TierChange {
  /** The tier in force, or the proposed tier when a person sets a lower one. */
  from: Tier;
  to: Tier;
  reason: string;
  requestedBy: string;
  approvals: readonly Approval[];
}

export type TierRefusal = 'reason_missing' | 'second_line_approval_missing' | 'approver_is_requester';
export type IcfrRefusal = TierRefusal | 'sox_office_approval_missing';

function refusalOfSecondLine(change: Omit<TierChange, 'from' | 'to'>): TierRefusal | null {
  if (change.reason.trim() === '') return 'reason_missing';
  const secondLine = change.approvals.filter((approval) => approval.role === 'second_line_approver');
  if (secondLine.length === 0) return 'second_line_approval_missing';
  return secondLine.every((approval) => approval.personId === change.requestedBy) ? 'approver_is_requester' : null;
}

/** SD-12: lowering a tier needs a reason and the second line; raising it needs neither. */
export function refusalToLowerTier(change: TierChange): TierRefusal | null {
  return isLower(change.to, change.from) ? refusalOfSecondLine(change) : null;
}

/** SD-12: switching ICFR relevance off needs the second line and, where the registrant has one, its SOX office. */
export function refusalToSwitchIcfrOff(
  change: Omit<TierChange, 'from' | 'to'> & { hasSoxOffice: boolean },
): IcfrRefusal | null {
  const refusal = refusalOfSecondLine(change);
  if (refusal || !change.hasSoxOffice) return refusal;
  const soxOffice = change.approvals.filter((approval) => approval.role === 'sox_office');
  if (soxOffice.length === 0) return 'sox_office_approval_missing';
  return soxOffice.every((approval) => approval.personId === change.requestedBy) ? 'approver_is_requester' : null;
}
