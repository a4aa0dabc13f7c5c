import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { ObligationsService } from '../obligations/obligations.service';
import { evaluateChecks, type EvaluatedCheck } from '../reviews/check.rules';
import { conclusionOfDuty, measuresOf } from './attestation-duty.rules';
import { THE_ATTESTATION_ITSELF, type AttestationDecisionValue } from './attestation.rules';
import type { AttestationRecord } from './attestation-record';
import { signatureRows } from './signature-rows';

interface DutyRow {
  id: string;
  dueOn: string;
  progress: string;
  conclusion: string | null;
}

/** The vendor's yearly duty to attest (GOV-02) is done by the attestation itself: signing submits it, the registrant's acceptance concludes it. */
@Injectable()
export class AttestationDuty {
  constructor(
    private readonly catalogues: CatalogueService,
    private readonly obligations: ObligationsService,
  ) {}

  async signed(w: OpenWork, attestation: AttestationRecord): Promise<void> {
    const duty = await dutyOf(w.manager, attestation);
    if (duty) await this.obligations.note(w, [duty.id], 'submitted');
  }

  /** What a decision about the attestation means for the duty; nothing where none is scheduled. */
  async decided(
    w: OpenWork,
    attestation: AttestationRecord,
    made: { decision: AttestationDecisionValue; reason: string },
  ): Promise<void> {
    const duty = await dutyOf(w.manager, attestation);
    if (!duty) return;
    const { decision, reason } = made;
    if (decision === 'accepted') return this.conclude(w, attestation, duty);
    if (decision === 'returned') return this.handBack(w, duty);
    await this.obligations.admitNotMet(w, duty.id, `${attestation.ref} ${decision}: ${reason}`);
  }

  /** The checks of GOV-02, not evaluated before the signature. */
  async checksOf(manager: EntityManager, attestation: AttestationRecord): Promise<EvaluatedCheck[]> {
    const { catalogue } = await this.catalogues.ofPeriod(manager, attestation.periodId);
    const requirement = catalogue.requirements.find((one) => one.id === THE_ATTESTATION_ITSELF);
    if (!requirement) return [];
    const measures = await measuresNow(manager, attestation);
    const tier = attestation.lines[0]?.tier ?? 'T3';
    const measure = ({ metric }: { metric: string }) => measures[metric] ?? null;
    return evaluateChecks(requirement, { tier, kinds: [], notes: [], measure });
  }

  private async conclude(w: OpenWork, attestation: AttestationRecord, duty: DutyRow): Promise<void> {
    const [signature] = await signatureRows(w.manager, [attestation.id]);
    if (!signature) throw new Error(`${attestation.ref} is accepted without a signature.`);
    const checks = await this.checksOf(w.manager, attestation);
    const failedChecks = checks.filter(({ verdict }) => verdict === 'fail').map(({ words }) => words);
    const { signerName, signedAt, qualified } = signature;
    const { ref, lines, dueOn } = attestation;
    const facts = { ref, lines, dueOn, signerName, signedAt, qualified, failedChecks, obligationDueOn: duty.dueOn };
    const completedOn = signedAt.slice(0, 10);
    await this.obligations.conclude(w, { obligationId: duty.id, completedOn, ...conclusionOfDuty(facts) });
  }

  private async handBack(w: OpenWork, duty: DutyRow): Promise<void> {
    if (duty.progress !== 'submitted' || duty.conclusion === 'met' || duty.conclusion === 'met_with_exceptions') return;
    await this.obligations.note(w, [duty.id], 'in_progress');
  }
}

/** The year's obligation to attest, unless it was released. */
async function dutyOf(manager: EntityManager, attestation: AttestationRecord): Promise<DutyRow | null> {
  const [row]: DutyRow[] = await manager.query(
    `SELECT id, due_on::text AS "dueOn", progress, conclusion FROM obligation
     WHERE vendor_id = $1 AND period_id = $2 AND requirement_code = $3 AND occurrence_key = 'year' AND conclusion IS DISTINCT FROM 'not_applicable'`,
    [attestation.vendorId, attestation.periodId, THE_ATTESTATION_ITSELF],
  );
  return row ?? null;
}

const SIGNED = `
  SELECT v.verified_on <= d.day AND d.day <= v.expires_on AND (v.revoked_at IS NULL OR v.revoked_at > s.signed_at) AS "authorityHeld",
    p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn"
  FROM attestation_signature s JOIN attestation a ON a.id = s.attestation_id JOIN compliance_period p ON p.id = a.period_id
  JOIN authority_verification v ON v.id = s.authority_verification_id, LATERAL (SELECT (s.signed_at AT TIME ZONE 'UTC')::date AS day) d
  WHERE s.attestation_id = $1`;

async function measuresNow(manager: EntityManager, attestation: AttestationRecord) {
  const [signed]: { authorityHeld: boolean; startsOn: string; endsOn: string }[] = await manager.query(SIGNED, [
    attestation.id,
  ]);
  if (!signed) return {};
  const { authorityHeld, ...period } = signed;
  const covers = { from: attestation.periodFrom, to: attestation.periodTo };
  return measuresOf({ authorityHeld, covers, period, lines: attestation.lines });
}
