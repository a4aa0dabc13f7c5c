import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { heed, notFound, Problem } from '../../foundation/problem';
import { amend, changesOf, refuseStale } from '../../vendors/amendment';
import { requireVendor } from '../../vendors/vendor-reads';
import { AssumptionCheck } from './assumption-check.entity';
import { Assumption } from './assumption.entity';
import { assumptionsOf } from './assumption-reads';
import { refusalOfClaim } from './assumption.rules';
import type {
  AddAssumption,
  AssumptionList,
  AssumptionView,
  ChangeAssumption,
  CheckAssumption,
  WithdrawAssumption,
} from './assumptions.dto';
import { refusalOfDay } from './fourth-party-days.rules';

const UNCHECKED = { state: 'unchecked', checkedOn: null, withdrawnOn: null, withdrawnReason: '' } as const;

/** What a vendor takes for granted about others, who looks after it, and whether it was found to hold. */
@Injectable()
export class AssumptionsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, vendorId?: string): Promise<AssumptionList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await assumptionsOf(manager, { vendorId }, this.clock.today());
      return { total: items.length, items };
    });
  }

  add(actor: Actor, vendorId: string, given: AddAssumption): Promise<AssumptionView> {
    return this.work.perform(actor, async (w) => {
      const { registrantId } = await requireVendor(w.manager, vendorId);
      const fields = await this.checked(w, vendorId, given);
      const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query(
        `SELECT app.next_reference('AS') AS ref`,
      );
      const row = { id: newId(), registrantId, vendorId, ref };
      const added = { ownerPersonId: null, addedBy: actor.personId, addedAt: w.at, version: 1 };
      await w.manager.getRepository(Assumption).insert({ ...row, ...fields, ...UNCHECKED, ...added });
      const { claim, text, about, ownerName } = fields;
      await w.record('assumption.added', subjectOf(row), { claim, text, about, ownerName });
      return one(w, row.id);
    });
  }

  /** Another claim has to be checked anew. */
  change(actor: Actor, id: string, given: ChangeAssumption): Promise<AssumptionView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireStanding(w.manager, id);
      refuseStale(before, given.version);
      const fields = await this.checked(w, before.vendorId, given);
      const changes = changesOf(before, fields);
      if (Object.keys(changes).length === 0) return one(w, id);
      const another = ['claim', 'claimMinutes', 'claimPct', 'text', 'about', 'dependencyId'].some((f) => f in changes);
      const all = { ...changes, ...(another ? changesOf(before, { state: 'unchecked', checkedOn: null }) : {}) };
      await amend(w.manager, { of: Assumption, id, version: given.version }, all);
      await w.record('assumption.changed', subjectOf(before), { changes: all });
      return one(w, id);
    });
  }

  check(actor: Actor, id: string, given: CheckAssumption): Promise<AssumptionView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireStanding(w.manager, id);
      refuseStale(before, given.version);
      const { result, checkedOn } = given;
      const how = given.how.trim();
      heed(refusalOfDay(checkedOn, w.at.slice(0, 10), '/checkedOn'));
      const { registrantId, vendorId, version } = before;
      await w.manager.getRepository(AssumptionCheck).insert({
        ...{ id: newId(), registrantId, vendorId, assumptionId: id, result, how, checkedOn },
        ...{ checkedBy: actor.personId, checkedAt: w.at },
      });
      await amend(w.manager, { of: Assumption, id, version }, changesOf(before, { state: result, checkedOn }));
      await w.record('assumption.checked', subjectOf(before), { result, how, checkedOn });
      return one(w, id);
    });
  }

  withdraw(actor: Actor, id: string, given: WithdrawAssumption): Promise<AssumptionView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireStanding(w.manager, id);
      refuseStale(before, given.version);
      const reason = given.reason.trim();
      const withdrawn = { state: 'withdrawn', withdrawnOn: w.at.slice(0, 10), withdrawnReason: reason } as const;
      await amend(w.manager, { of: Assumption, id, version: before.version }, changesOf(before, withdrawn));
      await w.record('assumption.withdrawn', subjectOf(before), { reason });
      return one(w, id);
    });
  }

  private async checked(w: OpenWork, vendorId: string, given: AddAssumption) {
    const { claim, claimMinutes = null, claimPct = null, serviceId = null, dependencyId = null } = given;
    const { agreedOn = null, checkEveryDays = 365 } = given;
    heed(refusalOfClaim({ claim, claimMinutes, claimPct }), refusalOfDay(agreedOn, w.at.slice(0, 10), '/agreedOn'));
    await refuseForeign(w.manager, { table: 'service', vendorId, id: serviceId, pointer: '/serviceId' });
    await refuseForeign(w.manager, { table: 'dependency', vendorId, id: dependencyId, pointer: '/dependencyId' });
    const words = { text: given.text.trim(), about: given.about.trim(), ownerName: given.ownerName.trim() };
    return { claim, claimMinutes, claimPct, serviceId, dependencyId, ...words, agreedOn, checkEveryDays };
  }
}

async function refuseForeign(
  manager: EntityManager,
  at: { table: 'service' | 'dependency'; vendorId: string; id: string | null; pointer: string },
): Promise<void> {
  if (at.id === null) return;
  const rows: unknown[] = await manager.query(`SELECT 1 FROM ${at.table} WHERE id = $1 AND vendor_id = $2`, [
    at.id,
    at.vendorId,
  ]);
  const message = "This is not one of the vendor's.";
  if (rows.length === 0) throw new Problem('refused', message, [{ pointer: at.pointer, message, code: 'unknown' }]);
}

async function requireStanding(manager: EntityManager, id: string): Promise<Assumption> {
  const row = await manager.getRepository(Assumption).findOne({ where: { id } });
  if (!row) throw notFound('assumption');
  if (row.state === 'withdrawn') throw new Problem('wrong-state', `${row.ref} was withdrawn: ${row.withdrawnReason}`);
  return row;
}

async function one(w: OpenWork, id: string): Promise<AssumptionView> {
  const [view] = await assumptionsOf(w.manager, { id }, w.at.slice(0, 10));
  if (!view) throw notFound('assumption');
  return view;
}

const subjectOf = ({ id, vendorId, ref }: Pick<Assumption, 'id' | 'vendorId' | 'ref'>) => ({
  ...{ kind: 'assumption', id, vendorId, ref },
});
