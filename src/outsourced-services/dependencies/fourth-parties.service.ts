import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { heed, notFound, Problem } from '../../foundation/problem';
import { amend, changesOf, refuseStale, type Changes } from '../../vendors/amendment';
import { requireVendor } from '../../vendors/vendor-reads';
import type {
  AddSubOutsourcer,
  AssessSubOutsourcer,
  ChangeSubOutsourcer,
  EndRegistered,
  Oversight,
  SubOutsourcerList,
  SubOutsourcerView,
} from './fourth-parties.dto';
import { refusalOfDay } from './fourth-party-days.rules';
import { subOutsourcers } from './fourth-party-reads';
import { FourthParty } from './fourth-party.entity';
import { refuseTakenRegisterName, refuseWhileUsed } from './register-rows';

const UNASSESSED = { assessedOn: null, assessedBy: null, assessmentNote: '', resourceId: null };
// A new name or address alone changes nothing that a requirement asks about.
const IMMATERIAL = ['name', 'legalName', 'place'];

/** Companies that do a part of a vendor's service: known, with the plan and tests that the vendor has seen of them. */
@Injectable()
export class FourthPartiesService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, vendorId?: string): Promise<SubOutsourcerList> {
    return this.work.read(actor, async ({ manager }) => {
      if (vendorId !== undefined) await requireVendor(manager, vendorId);
      const items = await subOutsourcers(manager, { vendorId }, this.clock.today());
      return { total: items.length, items };
    });
  }

  add(actor: Actor, vendorId: string, given: AddSubOutsourcer): Promise<SubOutsourcerView> {
    return this.work.perform(actor, async (w) => one(w, await this.addWithin(w, vendorId, given)));
  }

  /** As `add`, within a Work that does more; answers the id. */
  async addWithin(w: OpenWork, vendorId: string, given: AddSubOutsourcer): Promise<string> {
    const { registrantId } = await requireVendor(w.manager, vendorId);
    const today = w.at.slice(0, 10);
    heed(...daysOf(given, today));
    const name = given.name.trim();
    await refuseTakenRegisterName(w.manager, { table: 'fourth_party', vendorId, name });
    const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('SO') AS ref`);
    const { legalName = '', country = null, place = '', what, critical } = given;
    const { holdsRegistrantData = false, icfrRelevant = false, startsOn = null } = given;
    const row = { id: newId(), registrantId, vendorId, ref, name, legalName, country, place, what, critical };
    await w.manager.getRepository(FourthParty).insert({
      ...{ ...row, ...overseen(given), ...UNASSESSED, holdsRegistrantData, icfrRelevant, startsOn },
      ...{ state: 'active', endedOn: null, addedBy: w.actor.personId, addedAt: w.at, version: 1 },
    });
    await w.record('sub-outsourcer.added', subjectOf(row), { name, what, critical, startsOn });
    return row.id;
  }

  change(actor: Actor, id: string, given: ChangeSubOutsourcer): Promise<SubOutsourcerView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireActive(w.manager, id);
      const { version, ...fields } = given;
      refuseStale(before, version);
      const changes = changesOf(before, fields);
      if (Object.keys(changes).length === 0) return one(w, id);
      if (given.name !== undefined)
        await refuseTakenRegisterName(w.manager, {
          ...{ table: 'fourth_party', vendorId: before.vendorId, name: given.name, except: id },
        });
      await amend(w.manager, { of: FourthParty, id, version }, changes);
      const material = Object.keys(changes).some((field) => !IMMATERIAL.includes(field));
      await w.record('sub-outsourcer.changed', subjectOf(before), { changes, material });
      return one(w, id);
    });
  }

  /** The vendor's own look at plan and tests; what it does not name stays as it is. */
  assess(actor: Actor, id: string, given: AssessSubOutsourcer): Promise<SubOutsourcerView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireActive(w.manager, id);
      refuseStale(before, given.version);
      heed(...daysOf(given, w.at.slice(0, 10)), refusalOfDay(given.assessedOn, w.at.slice(0, 10), '/assessedOn'));
      const seen = overseen({ ...before, ...given });
      const { assessedOn, note } = given;
      const assessed = { ...seen, assessedOn, assessedBy: actor.personId, assessmentNote: note };
      const changes: Changes = changesOf(before, assessed);
      await amend(w.manager, { of: FourthParty, id, version: before.version }, changes);
      await w.record('sub-outsourcer.assessed', subjectOf(before), { assessedOn, note, changes });
      return one(w, id);
    });
  }

  end(actor: Actor, id: string, { endedOn, version }: EndRegistered): Promise<SubOutsourcerView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireActive(w.manager, id);
      refuseStale(before, version);
      await refuseWhileUsed(w.manager, 'fourth_party_id', id);
      await amend(w.manager, { of: FourthParty, id, version }, changesOf(before, { state: 'ended', endedOn }));
      await w.record('sub-outsourcer.ended', subjectOf(before), { endedOn });
      return one(w, id);
    });
  }
}

function overseen(given: Oversight) {
  const { planSeenOn = null, lastTestedOn = null, testResult = '', assurance = 'none' } = given;
  const { assuranceUntil = null, socMethod = 'not_known' } = given;
  const seen = { planOnFile: planSeenOn !== null, planSeenOn, lastTestedOn, testResult, assurance, socMethod };
  return { ...seen, assuranceUntil: assurance === 'none' ? null : assuranceUntil };
}

const daysOf = ({ planSeenOn = null, lastTestedOn = null }: Oversight, today: string) => [
  refusalOfDay(planSeenOn, today, '/planSeenOn'),
  refusalOfDay(lastTestedOn, today, '/lastTestedOn'),
];

async function requireActive(manager: EntityManager, id: string): Promise<FourthParty> {
  const row = await manager.getRepository(FourthParty).findOne({ where: { id } });
  if (!row) throw notFound('sub-outsourcer');
  if (row.state === 'ended') throw new Problem('wrong-state', `${row.ref} ended on ${row.endedOn ?? ''}.`);
  return row;
}

async function one(w: OpenWork, id: string): Promise<SubOutsourcerView> {
  const [view] = await subOutsourcers(w.manager, { id }, w.at.slice(0, 10));
  if (!view) throw notFound('sub-outsourcer');
  return view;
}

const subjectOf = ({ id, vendorId, ref }: Pick<FourthParty, 'id' | 'vendorId' | 'ref'>) => ({
  ...{ kind: 'fourth_party', id, vendorId, ref },
});
