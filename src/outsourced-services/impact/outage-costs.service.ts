import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './impact.deeds';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed } from '../../foundation/problem';
import { requireService } from '../service-reads';
import { outageCostsOf } from './impact-reads';
import type { OutageCostView } from './impact-views.dto';
import type { StateOutageCost } from './impact.dto';
import { OutageCost } from './outage-cost.entity';
import { refusalsOfCost } from './outage-cost.rules';

/** What an outage costs the registrant: stated by its own people, never shown to vendors; the newest statement holds. */
@Injectable()
export class OutageCostsService {
  constructor(private readonly work: Work) {}

  state(actor: Actor, serviceId: string, given: StateOutageCost): Promise<OutageCostView[]> {
    return this.work.perform(actor, async (w) => {
      const { registrantId, vendorId, ref } = await requireService(w.manager, serviceId);
      const { currency, amounts, basis } = given;
      heed(...refusalsOfCost(currency, amounts));
      const number = await nextNumber(w.manager, serviceId);
      const row = { id: newId(), registrantId, vendorId, serviceId, number, currency, amounts, basis };
      await w.manager.getRepository(OutageCost).insert({ ...row, statedBy: actor.personId, statedAt: w.at });
      await w.record(
        'outage-cost.stated',
        { kind: 'outage_cost', id: row.id, vendorId: null, ref },
        { serviceId, vendorId, number, currency, amounts, basis },
      );
      return outageCostsOf(w.manager, serviceId);
    });
  }
}

async function nextNumber(manager: EntityManager, serviceId: string): Promise<number> {
  const [newest] = await outageCostsOf(manager, serviceId);
  return (newest?.number ?? 0) + 1;
}
