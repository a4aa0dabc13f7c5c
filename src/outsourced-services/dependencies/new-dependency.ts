import './dependencies.deeds';
import type { OpenWork } from '../../audit-trail/open-work';
import { newId } from '../../foundation/ids';
import type { Service } from '../service.entity';
import type { ConfirmedTerms } from './dependencies.deeds';
import { Dependency } from './dependency.entity';
import type { DependencyKind, DependencyRole, OwnerSide } from './dependency-words.rules';

/** What a service rests on, as somebody enters it. */
export interface NewDependency {
  kind: DependencyKind;
  /** The row of the vendor's register; empty for what is only named. */
  target: Partial<Record<'siteId' | 'systemId' | 'dataSetId' | 'teamId' | 'fourthPartyId', string>>;
  /** Empty for what stands in a register. */
  name: string;
  /** How people call it, whatever its kind. */
  what: string;
  role: DependencyRole;
  sharePct: number | null;
  standbyCapacityPct: number | null;
  activationMinutes: number | null;
  theirRtoMinutes: number | null;
  ownerSide: OwnerSide | null;
  ownerName: string;
  ownerPersonId: string | null;
  servesSiteId: string | null;
  essentialFunction: string;
  note: string;
}

export const UNDESCRIBED = {
  ...{ role: 'primary', sharePct: null, standbyCapacityPct: null, activationMinutes: null, theirRtoMinutes: null },
  ...{ ownerSide: null, ownerName: '', ownerPersonId: null, servesSiteId: null, essentialFunction: '', note: '' },
} as const satisfies Partial<NewDependency>;

const NOWHERE = { siteId: null, systemId: null, dataSetId: null, teamId: null, fourthPartyId: null };

/** Enters a dependency that nobody has confirmed yet; answers its id. The link of a site or system is there already. */
export async function enterDependency(w: OpenWork, service: Service, given: NewDependency): Promise<string> {
  const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('DP') AS ref`);
  const { id: serviceId, registrantId, vendorId } = service;
  const { target, what, ...particulars } = given;
  const row = { id: newId(), registrantId, vendorId, serviceId, ref, ...particulars, ...NOWHERE, ...target };
  const added = { terms: 1, termsOn: w.at.slice(0, 10), addedBy: w.actor.personId, addedAt: w.at, version: 1 };
  await w.manager.getRepository(Dependency).insert({ ...row, ...added });
  const terms = termsOf(given, what);
  const { kind } = given;
  await w.record('dependency.added', { kind: 'dependency', id: row.id, vendorId, ref }, { ...terms, serviceId, kind });
  return row.id;
}

/** What the two sides confirm of a dependency. */
export function termsOf(of: Omit<ConfirmedTerms, 'what'>, what: string): ConfirmedTerms {
  const { role, sharePct, standbyCapacityPct, activationMinutes, theirRtoMinutes, ownerSide, ownerName } = of;
  return { what, role, sharePct, standbyCapacityPct, activationMinutes, theirRtoMinutes, ownerSide, ownerName };
}
