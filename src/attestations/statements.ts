import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ExceptionsService } from '../exceptions/exceptions.service';
import { QuestionnaireGaps } from '../questionnaires/questionnaire-gaps';
import type { AttestationRecord } from './attestation-record';
import type { SignatureView } from './attestations.dto';
import { shownSignature, type SignatureRow } from './signature-rows';
import { expiredWeakness, gapWeakness, type Weakness } from './signing.rules';
import { buildStatement, type BuiltStatement } from './statement-facts';

/** The statement with what the questionnaire and the register of exceptions hold against it. */
@Injectable()
export class Statements {
  constructor(
    private readonly gaps: QuestionnaireGaps,
    private readonly exceptions: ExceptionsService,
  ) {}

  /** Open critical gaps and exceptions that ran out, of this vendor and period. */
  async weaknesses(
    manager: EntityManager,
    { vendorId, periodId }: Pick<AttestationRecord, 'vendorId' | 'periodId'>,
  ): Promise<Weakness[]> {
    const gaps = await this.gaps.openCriticalGaps(manager, vendorId, periodId);
    const expired = await this.exceptions.expiredExceptions(manager, vendorId, periodId);
    return [...gaps.map(gapWeakness), ...expired.map(expiredWeakness)];
  }

  async build(
    manager: EntityManager,
    attestation: AttestationRecord,
    signer: { name: string; title: string },
  ): Promise<BuiltStatement> {
    const weaknesses = await this.weaknesses(manager, attestation);
    return buildStatement(manager, { ...attestation, weaknesses }, signer);
  }

  /** A signature with what has changed since: the statement is built again for the same signer. */
  async shown(manager: EntityManager, attestation: AttestationRecord, row: SignatureRow): Promise<SignatureView> {
    const now = await this.build(manager, attestation, { name: row.signerName, title: row.signerTitle });
    return shownSignature(attestation, row, now);
  }
}
