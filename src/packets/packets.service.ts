import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { keepFromDisposal } from '../evidence/retention-lock';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { Jobs } from '../foundation/jobs';
import { heed, notFound, Problem } from '../foundation/problem';
import { Packet } from './packet.entity';
import { defaultAsOf, refusalOfAsOf } from './packet-states.rules';
import { subjectOf } from './packet-record';
import { orInHand, refuseSecondBuild, resolveSubject, type PacketPeriod, type PacketSubject } from './packet-subject';
import { packetDetail } from './packet-reads';
import './packets.deeds';
import { withhold } from './withholding/withhold';
import type { PacketDetail, PreparePacket } from './packets.dto';

type PeriodRow = PacketPeriod & { state: string };

/** Asks for packets. Building one is a job, which the same transaction puts into the queue. */
@Injectable()
export class PacketsService {
  constructor(
    private readonly work: Work,
    private readonly jobs: Jobs,
  ) {}

  prepare(actor: Actor, asked: PreparePacket): Promise<PacketDetail> {
    return this.work.perform(actor, async (w) => {
      await keepFromDisposal(w);
      const packet = await this.begin(w, asked);
      return packetDetail(w.manager, packet.id, actor);
    });
  }

  private async begin(w: OpenWork, asked: PreparePacket): Promise<Packet> {
    const period = await requirePeriod(w, asked.periodId);
    const subject = await resolveSubject(w.manager, asked, period);
    const today = w.at.slice(0, 10);
    const asOf = asked.asOf ?? defaultAsOf(period, today);
    heed(refusalOfAsOf(asOf, { ...period, today }));
    await refuseSecondBuild(w.manager, subject, period.id);
    const packet = newPacket(w, subject, { periodId: period.id, asOf, ref: await nextReference(w) });
    await orInHand(w.manager.getRepository(Packet).insert(packet));
    await w.record('packet.requested', subjectOf(packet), {
      ...{ periodId: period.id, period: period.code, asOf, kind: subject.kind, subject: subject.words },
    });
    await withhold(w, { packet, period }, asked.withhold ?? []);
    await this.jobs.enqueue(w.manager, {
      name: 'packet.build',
      payload: { registrantId: packet.registrantId, packetId: packet.id },
      key: `packet.build:${packet.id}`,
    });
    return packet;
  }
}

function newPacket(
  w: OpenWork,
  subject: PacketSubject,
  facts: { periodId: string; asOf: string; ref: string },
): Packet {
  const made = { id: newId(), registrantId: w.actor.registrantId, preparedBy: w.actor.personId, requestedAt: w.at };
  const nothing = {
    ...{ cutOffAt: null, assembledAt: null, manifest: null, manifestSha256: null, checks: null },
    ...{ draftPdfSha256: null, draftPdfBytes: null, pdfSha256: null, pdfBytes: null, pageCount: null },
    ...{ failure: null, issuedAt: null, supersededBy: null, supersededAt: null },
    ...{ withdrawnBy: null, withdrawnAt: null, withdrawnReason: null },
  };
  const { kind, vendorId, serviceId, requirementCode, disruptionId, basePacketId } = subject;
  const about = { kind, vendorId, serviceId, requirementCode, disruptionId, basePacketId };
  return { ...made, ...nothing, ...about, ...facts, state: 'building', version: 1 };
}

async function requirePeriod({ manager }: OpenWork, periodId: string): Promise<PeriodRow> {
  const [period]: PeriodRow[] = await manager.query(
    `SELECT id, code, starts_on::text AS "startsOn", ends_on::text AS "endsOn", state, catalogue_version_id AS "catalogueVersionId"
     FROM compliance_period WHERE id = $1`,
    [periodId],
  );
  if (!period) throw notFound('period');
  if (period.state === 'planned')
    throw new Problem('wrong-state', `${period.code} is not open yet: it has no catalogue and no obligations.`);
  return period;
}

async function nextReference({ manager }: OpenWork): Promise<string> {
  const [row]: { ref: string }[] = await manager.query(`SELECT app.next_reference('PK') AS ref`);
  if (!row) throw new Error('No reference was given.');
  return row.ref;
}
