import { Injectable } from '@nestjs/common';
import './attestations.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { isQualified, refusalOfAnswer, refusalToFinishPreparing, refusalToMove } from './attestation.rules';
import { authoritiesOf, lockAttestation, signerOf, subjectOf, type AttestationRecord } from './attestation-record';
import type { AnswerLine, PrepareAttestation } from './attestation-requests.dto';
import type { AttestationMoved } from './attestations.dto';
import { authorityOn, refusalOfUnqualified } from './signing.rules';
import { Statements } from './statements';
import type { Waiver } from './waiver.rules';
import { waiverOf } from './waivers.service';

/** The contributor's part: an answer for each line, then the statement is ready to be signed. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly statements: Statements,
  ) {}

  /** Answers a line. A correction of a statement that was ready takes it back into preparation. */
  answer(actor: Actor, at: { attestationId: string; lineId: string }, given: AnswerLine): Promise<AttestationMoved> {
    return this.work.perform(actor, async (w) => {
      const attestation = await lockAttestation(w.manager, this.catalogues, at.attestationId);
      heedState(refusalToMove(attestation.state, 'in_preparation'));
      const line = attestation.lines.find((one) => one.id === at.lineId);
      if (!line) throw notFound('line of this attestation');
      heed(refusalOfAnswer(line.requirementCode, given));
      const explanation = given.explanation.trim();
      const [, changed]: [unknown, number] = await w.manager.query(
        `UPDATE attestation_line SET answer = $3, explanation = $4, answered_by = $5, answered_at = $6, version = version + 1 WHERE id = $1 AND version = $2`,
        [line.id, given.version, given.answer, explanation, actor.personId, w.at],
      );
      if (changed === 0)
        throw new Problem('stale-version', 'Somebody answered this line since you read it. Read it again.');
      await w.manager.query(
        `UPDATE attestation SET state = 'in_preparation', prepared_by = NULL, prepared_at = NULL, waiver_id = NULL, version = version + 1 WHERE id = $1`,
        [attestation.id],
      );
      await w.record('attestation.answered', subjectOf(attestation), {
        lineId: line.id,
        obligationId: line.obligationId,
        before: { answer: line.answer, explanation: line.explanation },
        after: { answer: given.answer, explanation },
      });
      return { id: attestation.id, state: 'in_preparation' };
    });
  }

  /** Every line is answered: the attestor may read and sign. Lists what is missing otherwise. */
  prepare(actor: Actor, id: string, given: PrepareAttestation): Promise<AttestationMoved> {
    return this.work.perform(actor, async (w) => {
      const attestation = await lockAttestation(w.manager, this.catalogues, id);
      heedState(refusalToMove(attestation.state, 'ready'));
      const waiver = await waiverOfPreparer(w, attestation);
      const weaknesses = await this.statements.weaknesses(w.manager, attestation);
      heed(refusalToFinishPreparing(attestation.lines));
      heed(
        refusalOfUnqualified({ qualified: isQualified(attestation.lines), weaknesses }),
        waiver ? null : refusalOfPreparer(attestation, actor),
      );
      const subOutsourcers = (given.subOutsourcers ?? attestation.subOutsourcers)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      await w.manager.query(
        `UPDATE attestation SET state = 'ready', sub_outsourcers = $2, prepared_by = $3, prepared_at = $4, waiver_id = $5, version = version + 1 WHERE id = $1`,
        [id, subOutsourcers, actor.personId, w.at, waiver?.id ?? null],
      );
      const textSha256 = await this.digestNow(w, { ...attestation, subOutsourcers, waiver });
      const lines = attestation.lines.length;
      await w.record('attestation.prepared', subjectOf(attestation), { subOutsourcers, lines, textSha256 });
      return { id, state: 'ready' };
    });
  }

  private async digestNow(w: OpenWork, attestation: AttestationRecord): Promise<string> {
    const authorities = await authoritiesOf(w.manager, attestation.vendorId, attestation.attestorId);
    const signer = signerOf(attestation, authorityOn(authorities, w.at.slice(0, 10)));
    return (await this.statements.build(w.manager, attestation, signer)).sha256;
  }
}

/** SD-1 from the other side: who is to sign does not prepare. */
function refusalOfPreparer(attestation: AttestationRecord, actor: Actor) {
  if (actor.personId !== attestation.attestorId) return null;
  return {
    code: 'prepares-own',
    reason: 'You are named to sign this attestation, so somebody else prepares it (SD-1).',
  };
}

/** The waiver under which the attestor prepares what they sign; null when somebody else prepares, or without one. */
function waiverOfPreparer(w: OpenWork, { attestorId, vendorId }: AttestationRecord): Promise<Waiver | null> {
  if (w.actor.personId !== attestorId) return Promise.resolve(null);
  return waiverOf(w.manager, { vendorId, personId: attestorId, day: w.at.slice(0, 10) });
}
