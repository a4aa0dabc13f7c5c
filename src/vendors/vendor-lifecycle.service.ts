import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './vendors.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState } from '../foundation/problem';
import { staleVersion } from './amendment';
import { VendorGrounds } from './vendor-grounds';
import { groundsAskedFor, movesFrom, refusalOfMove, refusalsToMove, type GroundAnswer } from './vendor-lifecycle.rules';
import type { ExitVendor, MoveVendor, PossibleMove, TransitionView } from './vendors.dto';
import type { Vendor } from './vendor.entity';
import { requireVendor, transitionsOf } from './vendor-reads';
import { VendorTransition } from './vendor-transition.entity';

type Wanted = MoveVendor & Partial<ExitVendor>;

/** Moves a vendor through its states; every move is kept with its reason and with what was known of its grounds. */
@Injectable()
export class VendorLifecycleService {
  constructor(
    private readonly work: Work,
    private readonly grounds: VendorGrounds,
  ) {}

  /** Throws `wrong-state` for a move that the table does not have, `refused` with every rule that stands against one it has. */
  move(actor: Actor, vendorId: string, wanted: Wanted): Promise<TransitionView> {
    return this.work.perform(actor, async (w) => {
      const vendor = await requireVendor(w.manager, vendorId);
      heedState(refusalOfMove(vendor.state, wanted.to));
      const asked = groundsAskedFor(vendor.state, wanted.to);
      const grounds = await this.grounds.answers(w.manager, vendorId, asked);
      heed(...refusalsToMove({ ...wanted, from: vendor.state, role: actor.role, grounds }));
      const id = await write(w, vendor, { ...wanted, grounds });
      const moved = (await transitionsOf(w.manager, vendorId)).find((transition) => transition.id === id);
      if (!moved) throw new Error('A transition that was just written could not be read.');
      return moved;
    });
  }

  /** What can happen next, and what stands against it for this person. The registrant's own business: empty for others. */
  async possible(manager: EntityManager, actor: Actor, vendor: Vendor): Promise<PossibleMove[]> {
    if (actor.databaseRole !== 'holdfast_staff') return [];
    const moves: PossibleMove[] = [];
    for (const { to } of movesFrom(vendor.state)) {
      const grounds = await this.grounds.answers(manager, vendor.id, groundsAskedFor(vendor.state, to));
      const refusals = refusalsToMove({ from: vendor.state, to, role: actor.role, reason: 'to be given', grounds });
      moves.push({ to, refusals: refusals.map(({ reason }) => reason) });
    }
    return moves;
  }
}

async function write(w: OpenWork, vendor: Vendor, wanted: Wanted & { grounds: GroundAnswer[] }): Promise<string> {
  const { to, reason, grounds } = wanted;
  const [dataReturn, retention] = [wanted.dataReturn ?? null, wanted.retention ?? null];
  const [, moved]: [unknown, number] = await w.manager.query(
    'UPDATE vendor SET state = $2, version = version + 1 WHERE id = $1 AND state = $3',
    [vendor.id, to, vendor.state],
  );
  if (moved === 0) throw staleVersion();
  const id = newId();
  await w.manager.getRepository(VendorTransition).insert({
    ...{ id, registrantId: vendor.registrantId, vendorId: vendor.id, fromState: vendor.state, toState: to, reason },
    ...{ grounds, dataReturn, retention, decidedBy: w.actor.personId, decidedAt: w.at },
  });
  await w.record(
    'vendor.moved',
    { kind: 'vendor', id: vendor.id, vendorId: vendor.id, ref: vendor.ref },
    { transitionId: id, from: vendor.state, to, reason, grounds, dataReturn, retention },
  );
  return id;
}
