// How strong a label is. The weakest label that always holds may be weakened by a registrant, never strengthened.
import type { Requirement, SoxBasis } from './requirement.rules';
import { FORCES, LANES, LINKS, type Force, type Link } from './words.rules';

/** 0 claims least. */
export const strengthOfForce = (force: Force): number => FORCES.length - 1 - FORCES.indexOf(force);
export const strengthOfLink = (link: Link): number => LINKS.length - 1 - LINKS.indexOf(link);

const strongest = ({ force, forceWhen }: Pick<Requirement, 'force' | 'forceWhen'>): Force => forceWhen?.then ?? force;

type Forced = Pick<Requirement, 'force' | 'forceWhen' | 'dutyHolder'>;

/** Whether `next` claims no more than `shipped`, whatever the facts of the service are. */
export function forceNoStronger(shipped: Forced, next: Forced): boolean {
  const sameCondition = next.forceWhen === null || next.forceWhen.condition === shipped.forceWhen?.condition;
  return (
    sameCondition &&
    strengthOfForce(next.force) <= strengthOfForce(shipped.force) &&
    strengthOfForce(strongest(next)) <= strengthOfForce(strongest(shipped))
  );
}

const CONTEXT = LANES[3];

/** Whether every lane and basis of `next` was in `shipped`, with a link that is no stronger. */
export function soxNoStronger({ sox: shipped }: Pick<Requirement, 'sox'>, { sox }: Pick<Requirement, 'sox'>): boolean {
  const sameLane = sox.lane === shipped.lane || sox.lane === CONTEXT;
  const sameWhen = sox.laneWhen === null || JSON.stringify(sox.laneWhen) === JSON.stringify(shipped.laneWhen);
  return sameLane && sameWhen && sox.basis.every((basis) => wasShipped(basis, shipped.basis));
}

function wasShipped(basis: SoxBasis, shipped: readonly SoxBasis[]): boolean {
  return shipped.some(
    ({ ref, how, provisions, link }) =>
      how === basis.how &&
      (basis.ref === null || basis.ref === ref) &&
      basis.provisions.every((provision) => provisions.includes(provision)) &&
      strengthOfLink(basis.link) <= strengthOfLink(link),
  );
}
