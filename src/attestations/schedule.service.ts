import { Injectable } from '@nestjs/common';
import './attestations.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { PeriodsService, type PeriodFacts } from '../catalogue/periods.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, Problem } from '../foundation/problem';
import { isAttestedLine } from './attestation.rules';
import { Attestation, AttestationLine } from './attestation.entity';
import type { ScheduleAttestation } from './attestation-requests.dto';
import type { MadeAttestation } from './attestations.dto';
import { requireAttestor, requireVendor } from './authority.service';

interface Live {
  id: string;
  ref: string;
  vendorId: string;
  periodId: string;
}

/** Plans the yearly attestation of a vendor and keeps its lines abreast of the period's obligations. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly periods: PeriodsService,
  ) {}

  /** One live attestation for a vendor and a period; a returned, declined or withdrawn one is followed by the next. */
  schedule(actor: Actor, vendorId: string, given: ScheduleAttestation): Promise<MadeAttestation> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      const period = await this.periods.requireChangeable(w.manager, given.periodId);
      heed(refusalToSchedule(period, given.dueOn));
      const today = w.at.slice(0, 10);
      await requireAttestor(w.manager, { vendorId, personId: given.attestorId, today, pointer: '/attestorId' });
      await refuseSecond(w, vendorId, period);
      const attestation = await this.insert(w, vendorId, { given, period });
      const obligationIds = await this.addLines(w, attestation);
      const { id, ref, periodFrom, periodTo, supersedes } = attestation;
      const { periodId, attestorId, dueOn } = given;
      await w.record(
        'attestation.scheduled',
        { kind: 'attestation', id, vendorId, ref },
        { periodId, attestorId, dueOn, periodFrom, periodTo, supersedes, obligationIds },
      );
      return { id, ref, lines: obligationIds.length };
    });
  }

  /** Adds lines for obligations that came after the attestation was planned, while nobody has finished preparing it. */
  async followObligations(w: OpenWork, vendorId: string): Promise<void> {
    const open: Live[] = await w.manager.query(
      `SELECT a.id, a.ref, a.vendor_id AS "vendorId", a.period_id AS "periodId" FROM attestation a JOIN compliance_period p ON p.id = a.period_id
       WHERE a.vendor_id = $1 AND a.state IN ('open', 'in_preparation') AND p.state NOT IN ('locked', 'archived') ORDER BY a.ref`,
      [vendorId],
    );
    for (const attestation of open) {
      const obligationIds = await this.addLines(w, attestation);
      const { id, ref } = attestation;
      if (obligationIds.length > 0)
        await w.record('attestation.lines-added', { kind: 'attestation', id, vendorId, ref }, { obligationIds });
    }
  }

  private async insert(
    w: OpenWork,
    vendorId: string,
    from: { given: ScheduleAttestation; period: PeriodFacts },
  ): Promise<Attestation> {
    const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('AT') AS ref`);
    const [earlier]: { id: string }[] = await w.manager.query(
      `SELECT id FROM attestation WHERE vendor_id = $1 AND period_id = $2 ORDER BY scheduled_at DESC, id DESC LIMIT 1`,
      [vendorId, from.period.id],
    );
    const attestation: Attestation = {
      ...{ id: newId(), registrantId: w.actor.registrantId, vendorId, ref: counted?.ref ?? '', kind: 'annual' },
      ...{ periodId: from.period.id, periodFrom: from.period.startsOn, periodTo: from.period.endsOn },
      ...{ dueOn: from.given.dueOn, attestorId: from.given.attestorId, state: 'open', subOutsourcers: [] },
      ...{ scheduledBy: w.actor.personId, scheduledAt: w.at, preparedBy: null, preparedAt: null },
      ...{ supersedes: earlier?.id ?? null, version: 1, waiverId: null },
    };
    await w.manager.getRepository(Attestation).insert(attestation);
    return attestation;
  }

  /** Obligations of the period that the vendor's officer answers and that have no line yet. Answers their ids. */
  private async addLines(w: OpenWork, to: Pick<Live, 'id' | 'vendorId' | 'periodId'>): Promise<string[]> {
    const { catalogue } = await this.catalogues.ofPeriod(w.manager, to.periodId);
    const attested = catalogue.requirements.filter(isAttestedLine).map((one) => one.id);
    const missing: { id: string; code: string }[] = await w.manager.query(
      `SELECT o.id, o.requirement_code AS code FROM obligation o
       WHERE o.vendor_id = $1 AND o.period_id = $2 AND o.requirement_code = ANY($3)
         AND NOT EXISTS (SELECT 1 FROM attestation_line l WHERE l.attestation_id = $4 AND l.obligation_id = o.id) ORDER BY o.requirement_code, o.id`,
      [to.vendorId, to.periodId, attested, to.id],
    );
    const shared = { registrantId: w.actor.registrantId, vendorId: to.vendorId, attestationId: to.id };
    const blank = { answer: null, explanation: '', answeredBy: null, answeredAt: null, version: 1 };
    const rows = missing.map(({ id, code }) => ({
      ...{ id: newId(), ...shared, obligationId: id, requirementCode: code, ...blank },
    }));
    if (rows.length > 0) await w.manager.getRepository(AttestationLine).insert(rows);
    return missing.map((one) => one.id);
  }
}

function refusalToSchedule(period: PeriodFacts, dueOn: string) {
  if (dueOn >= period.startsOn) return null;
  return { code: 'due-too-early', reason: `${period.code} begins on ${period.startsOn}.`, pointer: '/dueOn' };
}

async function refuseSecond(w: OpenWork, vendorId: string, period: PeriodFacts): Promise<void> {
  const [live]: { ref: string; state: string }[] = await w.manager.query(
    `SELECT ref, state FROM attestation WHERE vendor_id = $1 AND period_id = $2 AND state IN ('open', 'in_preparation', 'ready', 'signed', 'accepted')`,
    [vendorId, period.id],
  );
  if (live)
    throw new Problem(
      'already-exists',
      `${live.ref} is ${live.state.replaceAll('_', ' ')} for ${period.code}. It has to be returned, declined or withdrawn before another is planned.`,
    );
}
