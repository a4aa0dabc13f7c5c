import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { forceFor, labelOfForce, labelOfLane, laneFor, withCoverage } from '../catalogue/catalogue.rules';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { ANSWER_WORDS, alternativeWording, isListed, isQualified, unansweredOf } from './attestation.rules';
import {
  authoritiesOf,
  readAttestation,
  readAttestations,
  signerOf,
  type AttestationRecord,
  type LineRecord,
} from './attestation-record';
import { AttestationDuty } from './attestation-duty.service';
import type { AttestationQuery } from './attestation-requests.dto';
import type {
  AttestationItem,
  AttestationLineView,
  AttestationList,
  AttestationView,
  CriticalFindingView,
  StatementView,
} from './attestations.dto';
import { authorityRows } from './authority.service';
import { decisionRows, signatureRows, type SignatureRow } from './signature-rows';
import { authorityOn, isLate } from './signing.rules';
import { openCriticals } from './signing.service';
import { Statements } from './statements';

const WAITING = ['open', 'in_preparation', 'ready'];

/** Attestations as they are read: lists, one with its lines, and the statement as the signer sees it. */
@Injectable()
export class AttestationsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly clock: Clock,
    private readonly duty: AttestationDuty,
    private readonly statements: Statements,
  ) {}

  list(actor: Actor, query: AttestationQuery): Promise<AttestationList> {
    return this.work.read(actor, async ({ manager }) => {
      const { vendorId = null, periodId = null, state = null } = query;
      const ids: { id: string }[] = await manager.query(
        `SELECT id FROM attestation WHERE ($1::uuid IS NULL OR vendor_id = $1) AND ($2::uuid IS NULL OR period_id = $2) AND ($3::text IS NULL OR state = $3)`,
        [vendorId, periodId, state],
      );
      const wanted = ids.map((row) => row.id);
      const records = await readAttestations(manager, this.catalogues, wanted);
      const signatures = await signatureRows(manager, wanted);
      const items = records.map((record) => this.item(record, signatures));
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<AttestationView> {
    return this.work.read(actor, async ({ manager }) => {
      const record = await readAttestation(manager, this.catalogues, id);
      const signatures = await signatureRows(manager, [id]);
      const [signature] = signatures;
      const authority = await this.authorityView(manager, record);
      const { vendorLegalName, registrantName, subOutsourcers, scheduledByName, scheduledAt } = record;
      const { preparedByName, preparedAt, supersedes, version } = record;
      return {
        ...this.item(record, signatures),
        ...{ vendorLegalName, registrantName, subOutsourcers, scheduledByName, scheduledAt },
        ...{ preparedByName, preparedAt, supersedes, version, authority },
        unanswered: unansweredOf(record.lines),
        // What came after the signature is not missing from what was signed.
        criticalFindings: await criticalViews(manager, record, signature?.signedAt ?? null),
        weaknesses: signature ? [] : await this.statements.weaknesses(manager, record),
        lines: record.lines.map(lineView),
        statement: await this.statementOf(manager, record),
        signature: signature ? await this.statements.shown(manager, record, signature) : null,
        checks: await this.duty.checksOf(manager, record),
        decisions: await decisionRows(manager, id),
      };
    });
  }

  /** Exactly what the signer is shown, with its digest. */
  statement(actor: Actor, id: string): Promise<StatementView> {
    return this.work.read(actor, async ({ manager }) =>
      this.statementOf(manager, await readAttestation(manager, this.catalogues, id)),
    );
  }

  private async statementOf(manager: EntityManager, record: AttestationRecord): Promise<StatementView> {
    const authorities = await authoritiesOf(manager, record.vendorId, record.attestorId);
    const signer = signerOf(record, authorityOn(authorities, this.clock.today()));
    return { ...(await this.statements.build(manager, record, signer)), qualified: isQualified(record.lines) };
  }

  private async authorityView(manager: EntityManager, record: AttestationRecord) {
    const rows = await authorityRows(manager, record.vendorId, this.clock.today());
    const mine = rows.filter((row) => row.personId === record.attestorId);
    return mine.find((row) => row.state === 'holds') ?? mine[0] ?? null;
  }

  private item(record: AttestationRecord, signatures: readonly SignatureRow[]): AttestationItem {
    const { id, ref, vendorId, vendorName, periodId, periodCode, kind, dueOn, periodFrom, periodTo } = record;
    const { attestorId, attestorName, state, lines } = record;
    const signature = signatures.find((row) => row.attestationId === id);
    return {
      ...{ id, ref, vendorId, vendorName, periodId, periodCode, kind, dueOn, periodFrom, periodTo },
      ...{ attestorId, attestorName, state },
      overdue: WAITING.includes(state) && dueOn < this.clock.today(),
      answeredCount: lines.filter((line) => line.answer !== null).length,
      lineCount: lines.length,
      qualified: signature?.qualified ?? isQualified(lines),
      signedAt: signature?.signedAt ?? null,
      late: signature ? isLate(signature.signedAt, dueOn) : false,
    };
  }
}

async function criticalViews(
  manager: EntityManager,
  record: AttestationRecord,
  signedAt: string | null,
): Promise<CriticalFindingView[]> {
  const findings = await openCriticals({ manager }, record.vendorId, signedAt);
  return findings.map((finding) => ({
    id: finding.id,
    ref: finding.ref,
    title: finding.title,
    listed: isListed(finding, record.lines),
  }));
}

function lineView(line: LineRecord): AttestationLineView {
  const { id, obligationId, requirementCode, title, requirement, serviceId, serviceRef, serviceName, dueOn } = line;
  const { progress, conclusion, answer, explanation, answeredByName, answeredAt, version, tier, flags } = line;
  const lane = laneFor(requirement, { tier, flags });
  return {
    ...{
      id,
      obligationId,
      requirementCode,
      title,
      statement: requirement.statement,
      serviceId,
      serviceRef,
      serviceName,
    },
    ...{ dueOn, progress, conclusion, lane, laneLabel: labelOfLane(lane), answer, explanation },
    forceLabel: labelOfForce(
      forceFor(requirement, withCoverage({ tier, flags }, requirement, line.covered)),
      requirement.dutyHolder,
    ),
    answerWords: answer === null ? null : ANSWER_WORDS[answer],
    ...{ answeredByName, answeredAt, version, alternativeWording: alternativeWording(requirementCode) },
  };
}
