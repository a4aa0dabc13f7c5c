import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './services.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { impactInForce } from './impact/impact-reads';
import { mtpdInWords } from './impact/impact.rules';
import { refusalOfMtpd, type ImpactInForce } from './impact/objectives-on-impact.rules';
import { ObjectiveSet, type ObjectiveBasis } from './objective-set.entity';
import { objectiveSetsOf, objectivesInForce } from './objective-reads';
import type { ObjectiveSetView, ProposeObjectives } from './objectives.dto';
import { refusalsToAcceptObjectives } from './objectives.rules';
import { requireService } from './service-reads';
import type { Service } from './service.entity';
import type { ObjectiveNumbers } from './services.deeds';
import { serviceSubject } from './services.service';

const NOT_ACCEPTED = {
  ...{ vendorAcceptedBy: null, vendorAcceptedAt: null, registrantAcceptedBy: null, registrantAcceptedAt: null },
  ...{ effectiveFrom: null, supersededAt: null },
};

/** Recovery objectives: proposed by the registrant, in force once both sides accepted, never edited. Whole minutes. */
@Injectable()
export class ObjectivesService {
  constructor(private readonly work: Work) {}

  /**
   * The longest tolerable outage is that of the impact assessment in force; refused without one, and when the numbers do
   * not hold together. Replaces a proposal that was still open; what is in force stays.
   */
  propose(actor: Actor, serviceId: string, given: ProposeObjectives): Promise<ObjectiveSetView> {
    return this.work.perform(actor, async (w) => {
      const service = await requireService(w.manager, serviceId);
      const impact = await impactInForce(w.manager, serviceId);
      heed(refusalOfMtpd(impact, given.mtpdMinutes));
      const numbers = numbersOf({ ...given, mtpdMinutes: impact?.mtpdMinutes ?? null });
      const basis = basisOf(given);
      heed(...arithmetic(numbers, basis));
      const replacesProposal = await supersedeProposal(w, serviceId);
      const note = given.note ?? '';
      const set = {
        id: newId(),
        registrantId: service.registrantId,
        vendorId: service.vendorId,
        serviceId,
        impactId: impact?.id ?? null,
        ...numbers,
      };
      await w.manager.getRepository(ObjectiveSet).insert({
        ...{ ...set, basis, note, ...NOT_ACCEPTED },
        ...{ proposedBy: actor.personId, proposedAt: w.at },
      });
      await w.record('objectives.proposed', serviceSubject(service), {
        ...{ ...numbers, objectiveSetId: set.id, basis, note, replacesProposal },
      });
      return one(w.manager, set);
    });
  }

  /** Accepts for the side that the person belongs to; the second acceptance brings the set into force. */
  accept(actor: Actor, setId: string): Promise<ObjectiveSetView> {
    return this.work.perform(actor, async (w) => {
      const set = await requireSet(w.manager, setId);
      const service = await requireService(w.manager, set.serviceId);
      const side = actor.vendorId === null ? 'registrant' : 'vendor';
      heedState(refusalToAcceptNow(set, side));
      heedState(refusalOfOldMtpd(await impactInForce(w.manager, set.serviceId), set));
      heed(...arithmetic(set, set.basis));
      await writeAcceptance(w, set, side);
      const accepted = await one(w.manager, set);
      const particulars = {
        ...numbersOf(set),
        objectiveSetId: setId,
        side,
        inForce: accepted.state === 'in_force',
      } as const;
      await w.record('objectives.accepted', serviceSubject(service), particulars);
      return accepted;
    });
  }

  /** For rooms above: the objectives in force, or null. */
  inForce(manager: EntityManager, service: Pick<Service, 'id'>): Promise<ObjectiveSetView | null> {
    return objectivesInForce(manager, service.id);
  }
}

type Given = Pick<ObjectiveNumbers, 'rtoMinutes' | 'rpoMinutes'> & Partial<ObjectiveNumbers>;

function numbersOf(given: Given): ObjectiveNumbers {
  const { rtoMinutes, rpoMinutes, mtpdMinutes = null, wrtMinutes = null, mbcoPct = null } = given;
  return { rtoMinutes, rpoMinutes, mtpdMinutes, wrtMinutes, mbcoPct };
}

function basisOf({ dependencies = [], backups = [], replications = [] }: ProposeObjectives): ObjectiveBasis {
  return {
    dependencies: dependencies.map(({ name, rtoMinutes = null }) => ({ name, rtoMinutes })),
    backups: backups.map(({ dataSet, intervalMinutes, copyLagMinutes }) => ({
      dataSet,
      intervalMinutes,
      copyLagMinutes,
    })),
    replications: replications.map(({ dataSet, alarmLagMinutes }) => ({ dataSet, alarmLagMinutes })),
  };
}

function arithmetic(numbers: ObjectiveNumbers, basis: ObjectiveBasis) {
  return refusalsToAcceptObjectives({ ...numbersOf(numbers), ...basis }).map(
    ({ refusal: code, detail: reason, pointer }) => ({ code, reason, pointer }),
  );
}

async function supersedeProposal(w: OpenWork, serviceId: string): Promise<string | null> {
  const [rows]: [{ id: string }[], number] = await w.manager.query(
    'UPDATE objective_set SET superseded_at = $2 WHERE service_id = $1 AND effective_from IS NULL AND superseded_at IS NULL RETURNING id',
    [serviceId, w.at],
  );
  return rows[0]?.id ?? null;
}

async function requireSet(manager: EntityManager, id: string): Promise<ObjectiveSet> {
  const set = await manager.getRepository(ObjectiveSet).findOne({ where: { id } });
  if (!set) throw notFound('set of objectives');
  return set;
}

type Side = 'vendor' | 'registrant';

function refusalToAcceptNow(set: ObjectiveSet, side: Side) {
  if (set.supersededAt !== null)
    return { code: 'superseded', reason: 'A newer set of objectives replaced this one. Read the service again.' };
  const accepted = side === 'vendor' ? set.vendorAcceptedAt : set.registrantAcceptedAt;
  return accepted === null ? null : { code: 'accepted', reason: `The ${side} accepted these objectives already.` };
}

/** An assessment that came into force since then may leave another time. */
function refusalOfOldMtpd(impact: ImpactInForce | null, { mtpdMinutes }: ObjectiveSet) {
  const refusal = refusalOfMtpd(impact, mtpdMinutes);
  if (refusal === null || impact === null) return refusal;
  const limit = mtpdInWords(impact.mtpdMinutes);
  const reason = `Impact assessment ${impact.ref} is in force now: the longest tolerable outage is ${limit}. Propose the objectives anew.`;
  return { ...refusal, reason };
}

const ACCEPTANCE = {
  vendor: `UPDATE objective_set SET vendor_accepted_by = $2, vendor_accepted_at = $3 WHERE id = $1 AND vendor_accepted_at IS NULL AND superseded_at IS NULL`,
  registrant: `UPDATE objective_set SET registrant_accepted_by = $2, registrant_accepted_at = $3 WHERE id = $1 AND registrant_accepted_at IS NULL AND superseded_at IS NULL`,
};

async function writeAcceptance(w: OpenWork, { id }: ObjectiveSet, side: Side): Promise<void> {
  const [, accepted]: [unknown, number] = await w.manager.query(ACCEPTANCE[side], [id, w.actor.personId, w.at]);
  if (accepted === 0) throw new Problem('wrong-state', 'Somebody accepted or replaced these objectives a moment ago.');
}

async function one(manager: EntityManager, set: { id: string; serviceId: string }): Promise<ObjectiveSetView> {
  const [view] = await objectiveSetsOf(manager, { serviceIds: [set.serviceId], id: set.id });
  if (!view) throw notFound('set of objectives');
  return view;
}
