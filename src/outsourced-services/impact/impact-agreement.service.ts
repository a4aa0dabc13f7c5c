import { Injectable } from '@nestjs/common';
import './impact.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heedState, Problem } from '../../foundation/problem';
import { requireService } from '../service-reads';
import type { ImpactAssessment } from './impact-assessment.entity';
import { dayOf, impactSubject, sideOf } from './impact-drafts.service';
import { impactInForce, requireAssessment } from './impact-reads';
import { impactView } from './impact-view';
import type { ImpactView } from './impact-views.dto';

type Side = 'vendor' | 'registrant';

/** Both sides accept the same scores: the second acceptance brings them into force and ends the version before. */
@Injectable()
export class ImpactAgreementService {
  constructor(private readonly work: Work) {}

  /** Accepts for the side that the person belongs to. Objectives that it breaks are named in the deed and the answer. */
  accept(actor: Actor, id: string): Promise<ImpactView> {
    return this.work.perform(actor, async (w) => {
      const row = await requireAssessment(w.manager, id);
      const service = await requireService(w.manager, row.serviceId);
      const side = sideOf(actor);
      heedState(refusalToAnswer(row, side));
      const before = await impactInForce(w.manager, row.serviceId);
      await writeAcceptance(w, row, side);
      const view = await impactView(w.manager, id, dayOf(w));
      const inForce = view.state === 'in_force';
      await w.record('impact.accepted', impactSubject(row), {
        ...{ serviceId: row.serviceId, serviceRef: service.ref, side, inForce },
        ...{ contentSha256: row.contentSha256 ?? '', mtpdMinutes: row.mtpdMinutes, isFirst: before === null },
        previousMtpdMinutes: before === null || !inForce ? row.mtpdMinutes : before.mtpdMinutes,
        breaksObjectives: inForce ? view.breaksObjectives.map(({ message }) => message) : [],
      });
      return view;
    });
  }

  /** Either side sends a proposal back with its reason; the next version begins from it. */
  giveBack(actor: Actor, id: string, reason: string): Promise<ImpactView> {
    return this.work.perform(actor, async (w) => {
      const row = await requireAssessment(w.manager, id);
      const service = await requireService(w.manager, row.serviceId);
      heedState(refusalToAnswer(row, null));
      const [, returned]: [unknown, number] = await w.manager.query(
        `UPDATE impact_assessment SET state = 'returned', returned_by = $2, returned_at = $3, return_reason = $4, version = version + 1
         WHERE id = $1 AND state = 'proposed'`,
        [id, actor.personId, w.at, reason],
      );
      if (returned === 0) throw overtaken();
      const particulars = { serviceId: row.serviceId, serviceRef: service.ref, side: sideOf(actor), reason };
      await w.record('impact.returned', impactSubject(row), particulars);
      return impactView(w.manager, id, dayOf(w));
    });
  }
}

function refusalToAnswer({ state, ...row }: ImpactAssessment, side: Side | null) {
  if (state !== 'proposed') return { code: state, reason: WHY_NOT[state] };
  const accepted = side === 'vendor' ? row.vendorAcceptedAt : row.registrantAcceptedAt;
  return side === null || accepted === null
    ? null
    : { code: 'accepted', reason: `The ${side} accepted this assessment already.` };
}

const WHY_NOT: Record<Exclude<ImpactAssessment['state'], 'proposed'>, string> = {
  draft: 'A draft has to be proposed first.',
  in_force: 'Both sides accepted this assessment already.',
  superseded: 'A newer assessment replaced this one. Read the service again.',
  returned: 'This assessment was returned. The next version begins from it.',
};

const ACCEPTANCE: Record<Side, string> = {
  vendor: `UPDATE impact_assessment SET vendor_accepted_by = $2, vendor_accepted_at = $3, version = version + 1 WHERE id = $1 AND vendor_accepted_at IS NULL AND state = 'proposed'`,
  registrant: `UPDATE impact_assessment SET registrant_accepted_by = $2, registrant_accepted_at = $3, version = version + 1 WHERE id = $1 AND registrant_accepted_at IS NULL AND state = 'proposed'`,
};

async function writeAcceptance(w: OpenWork, { id }: ImpactAssessment, side: Side): Promise<void> {
  const [, accepted]: [unknown, number] = await w.manager.query(ACCEPTANCE[side], [id, w.actor.personId, w.at]);
  if (accepted === 0) throw overtaken();
}

const overtaken = () => new Problem('wrong-state', 'Somebody answered this assessment a moment ago. Read it again.');
