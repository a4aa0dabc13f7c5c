import { Injectable } from '@nestjs/common';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { heed, Problem } from '../../foundation/problem';
import { amend, changesOf, refuseStale, type Changes } from '../../vendors/amendment';
import { requireService } from '../service-reads';
import type { DependencyDetail, DependencyList } from './dependencies.dto';
import type { AddDependency, ChangeDependency, DependencyQuery, DependencyTerms } from './dependency-input.dto';
import { detailOf } from './dependency-detail';
import { listed } from './dependency-list';
import { Dependency } from './dependency.entity';
import { dependencyRows } from './dependency-rows';
import { refuseForeignLinks, refuseTwice, requireDependency, targetOf } from './dependency-target';
import { linkService, unlinkService } from './linked-dependencies';
import { enterDependency, UNDESCRIBED } from './new-dependency';
import { refusalOfOwner } from './terms.rules';

/** What both sides confirm; a change of any other field leaves their confirmations as they are. */
const MATERIAL = [
  ...(['name', 'role', 'sharePct', 'standbyCapacityPct', 'activationMinutes', 'theirRtoMinutes'] as const),
  ...(['ownerSide', 'ownerName', 'servesSiteId'] as const),
];

/** What each service rests on. Vendors keep their own register; the registrant sees all of them. */
@Injectable()
export class DependenciesService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: DependencyQuery): Promise<DependencyList> {
    return this.work.read(actor, async ({ manager }) => {
      const showsMatching = actor.vendorId === null;
      const rows = await dependencyRows(manager, { ...query, showsMatching });
      return listed(rows, query, { today: this.clock.today(), showsMatching });
    });
  }

  one(actor: Actor, id: string): Promise<DependencyDetail> {
    return this.work.read(actor, (read) => detailOf(read, id, this.clock.today()));
  }

  add(actor: Actor, serviceId: string, given: AddDependency): Promise<DependencyDetail> {
    return this.work.perform(actor, async (w) =>
      detailOf(w, await this.addWithin(w, serviceId, given), w.at.slice(0, 10)),
    );
  }

  /** As `add`, within a Work that does more; answers the id. */
  async addWithin(w: OpenWork, serviceId: string, given: AddDependency): Promise<string> {
    const service = await requireService(w.manager, serviceId);
    if (service.state === 'ended') throw new Problem('wrong-state', `${service.ref} has ended.`);
    const { kind } = given;
    const described = { ...UNDESCRIBED, ...definedOf(given) };
    heed(refusalOfOwner(described));
    await refuseForeignLinks(w.manager, service.vendorId, given);
    const target = await targetOf(w.manager, service, given);
    await refuseTwice(w.manager, service, { ...target, kind, role: described.role });
    await linkService(w, service, target.target);
    return enterDependency(w, service, { ...described, ...target, kind });
  }

  change(actor: Actor, id: string, given: ChangeDependency): Promise<DependencyDetail> {
    return this.work.perform(actor, async (w) => {
      await this.changeWithin(w, id, given);
      return detailOf(w, id, w.at.slice(0, 10));
    });
  }

  async changeWithin(w: OpenWork, id: string, given: ChangeDependency): Promise<void> {
    const before = await requireDependency(w.manager, id);
    refuseStale(before, given.version);
    const { vendorId, serviceId, ref, version } = before;
    const fields = definedOf(given);
    if (given.name !== undefined && before.name !== '') Object.assign(fields, { name: given.name.trim() });
    heed(refusalOfOwner({ ...before, ...fields }));
    await refuseForeignLinks(w.manager, vendorId, given);
    const changes = changesOf(before, fields);
    if (Object.keys(changes).length === 0) return;
    const material = MATERIAL.some((field) => field in changes);
    const terms = before.terms + (material ? 1 : 0);
    await amend(w.manager, { of: Dependency, id, version }, { ...changes, ...newTerms(w, before, terms) });
    const confirmedBefore = before.confirmedByUsTerms === before.terms || before.confirmedByThemTerms === before.terms;
    const said = { serviceId, changes, terms, material, confirmedBefore };
    await w.record('dependency.changed', { kind: 'dependency', id, vendorId, ref }, said);
  }

  end(actor: Actor, id: string, reason: string): Promise<DependencyDetail> {
    return this.work.perform(actor, async (w) => {
      const before = await requireDependency(w.manager, id);
      const service = await requireService(w.manager, before.serviceId);
      const { vendorId, serviceId, ref, version } = before;
      const ended: Changes = {
        endedOn: { before: null, after: w.at.slice(0, 10) },
        endedReason: { before: '', after: reason.trim() },
      };
      await amend(w.manager, { of: Dependency, id, version }, ended);
      await w.record(
        'dependency.ended',
        { kind: 'dependency', id, vendorId, ref },
        { serviceId, kind: before.kind, reason },
      );
      await unlinkService(w, service, before);
      return detailOf(w, id, w.at.slice(0, 10));
    });
  }
}

function newTerms(w: OpenWork, before: Dependency, terms: number): Changes {
  if (terms === before.terms) return {};
  const termsOn = { before: before.termsOn, after: w.at.slice(0, 10) };
  return { terms: { before: before.terms, after: terms }, termsOn };
}

type Described = { [K in keyof DependencyTerms]-?: Exclude<DependencyTerms[K], undefined> };

/** The terms that were given; what was left out stays as it is. */
function definedOf(given: DependencyTerms): Partial<Described> {
  const { role, sharePct, standbyCapacityPct, activationMinutes, theirRtoMinutes } = given;
  const { ownerSide, ownerPersonId, servesSiteId, essentialFunction, note } = given;
  const all = {
    ...{ role, sharePct, standbyCapacityPct, activationMinutes, theirRtoMinutes, ownerSide, ownerPersonId },
    ...{ ownerName: given.ownerName?.trim(), servesSiteId, essentialFunction, note },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
