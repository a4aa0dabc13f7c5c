import { AttestationsService } from '../attestations/attestations.service';
import type { LineAnswer } from '../attestations/attestation.rules';
import { AuthorityService } from '../attestations/authority.service';
import { DecisionsService } from '../attestations/decisions.service';
import { PreparationService } from '../attestations/preparation.service';
import { ScheduleService } from '../attestations/schedule.service';
import { SigningService } from '../attestations/signing.service';
import { Problem } from '../foundation/problem';
import type { VendorDesk } from './vendor-desk';

/** Answers other than "met", by requirement code. */
export type Answers = Record<string, { answer: LineAnswer; explanation: string }>;

/** The yearly attestation of a vendor: planned by Ines, prepared by the contributor, signed by the executive. */
export class AttestationDesk {
  id = '';

  constructor(private readonly desk: VendorDesk) {}

  /** Ines verifies from the delegation that was brought that the executive may sign. */
  async verifyAuthority(fileName: string, expiresOn = '2027-12-31'): Promise<void> {
    const { cast, vendorId, stage } = this.desk;
    await this.of(AuthorityService).verify(await stage.crowd.as('ines'), vendorId, {
      personId: await this.attestorId(),
      title: cast.attestor.title,
      basis: `Written consent of the governing body, certified by the secretary (${fileName}).`,
      evidenceVersionId: this.desk.versionOf(fileName),
      expiresOn,
    });
  }

  async schedule(dueOn: string): Promise<void> {
    const { stage, vendorId } = this.desk;
    const given = { periodId: stage.periodId, attestorId: await this.attestorId(), dueOn };
    this.id = (await this.of(ScheduleService).schedule(await stage.crowd.as('ines'), vendorId, given)).id;
  }

  /** Every line is answered "met" unless the answers say otherwise; then the statement is ready. */
  async prepare(answers: Answers): Promise<void> {
    const contributor = await this.desk.contributor();
    const { lines } = await this.of(AttestationsService).one(contributor, this.id);
    for (const line of lines) {
      const { answer, explanation } = answers[line.requirementCode] ?? { answer: 'met' as const, explanation: '' };
      if (line.answer === answer && line.explanation === explanation) continue;
      const at = { attestationId: this.id, lineId: line.id };
      await this.of(PreparationService).answer(contributor, at, { answer, explanation, version: line.version });
    }
    await this.of(PreparationService).prepare(contributor, this.id, { subOutsourcers: [] });
  }

  /** The executive reads the statement and signs exactly that text. */
  async sign(timeZone: string): Promise<void> {
    const attestor = await this.desk.attestor();
    const { sha256 } = await this.of(AttestationsService).statement(attestor, this.id);
    const given = { shownSha256: sha256, name: this.desk.cast.attestor.name, timeZone };
    await this.of(SigningService).sign(attestor, this.id, given);
  }

  /** Tries to sign although a rule refuses it; the story fails if it does not. */
  async signInVain(timeZone: string): Promise<void> {
    try {
      await this.sign(timeZone);
    } catch (error) {
      if (error instanceof Problem && error.code === 'refused') return;
      throw error;
    }
    throw new Error(`${this.desk.cast.name} should not have been able to sign.`);
  }

  async decline(reason: string): Promise<void> {
    await this.of(DecisionsService).decide(await this.desk.attestor(), this.id, { decision: 'declined', reason });
  }

  async accept(): Promise<void> {
    const ines = await this.desk.stage.crowd.freshly('ines');
    const reason = 'Signer, text and exceptions were read against the record.';
    await this.of(DecisionsService).decide(ines, this.id, { decision: 'accepted', reason });
  }

  private attestorId(): Promise<string> {
    return this.desk.stage.crowd.idOf(`${this.desk.cast.key}.attestor`);
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}
