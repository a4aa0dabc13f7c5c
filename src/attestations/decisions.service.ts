import { Injectable } from '@nestjs/common';
import './attestations.deeds';
import { Work } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState } from '../foundation/problem';
import { AttestationDuty } from './attestation-duty.service';
import { AttestationDecision } from './attestation.entity';
import { refusalToMove, type AttestationDecisionValue } from './attestation.rules';
import { lockAttestation, subjectOf, type AttestationRecord } from './attestation-record';
import type { AttestationMoved } from './attestations.dto';

/** What was decided about an attestation besides signing it: each is a row of its own, with its reason. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly duty: AttestationDuty,
  ) {}

  /** The attestor declines to sign, or takes a signed statement back; the registrant accepts or returns one. */
  decide(
    actor: Actor,
    id: string,
    made: { decision: AttestationDecisionValue; reason: string },
  ): Promise<AttestationMoved> {
    return this.work.perform(actor, async (w) => {
      const attestation = await lockAttestation(w.manager, this.catalogues, id);
      heed(refusalOfPerson(attestation, actor, made.decision));
      heedState(refusalToMove(attestation.state, made.decision));
      const reason = made.reason.trim();
      const { registrantId, vendorId } = attestation;
      const row = { id: newId(), registrantId, vendorId, attestationId: id, decision: made.decision, reason };
      await w.manager.getRepository(AttestationDecision).insert({ ...row, decidedBy: actor.personId, decidedAt: w.at });
      await w.manager.query('UPDATE attestation SET state = $2, version = version + 1 WHERE id = $1', [
        id,
        made.decision,
      ]);
      const before = attestation.state;
      await w.record('attestation.decided', subjectOf(attestation), { decision: made.decision, reason, before });
      await this.duty.decided(w, attestation, { decision: made.decision, reason });
      return { id, state: made.decision };
    });
  }
}

function refusalOfPerson(attestation: AttestationRecord, actor: Actor, decision: AttestationDecisionValue) {
  const attestorsOwn = decision === 'declined' || decision === 'withdrawn';
  if (!attestorsOwn || actor.personId === attestation.attestorId) return null;
  const deed = decision === 'declined' ? 'decline' : 'withdraw';
  return { code: 'not-the-attestor', reason: `Only ${attestation.attestorName} can ${deed} this attestation.` };
}
