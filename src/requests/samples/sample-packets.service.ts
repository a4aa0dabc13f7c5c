import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { notFound, Problem } from '../../foundation/problem';
import { defaultAsOf } from '../../packets/packet-states.rules';
import { PacketsService } from '../../packets/packets.service';
import '../requests.deeds';
import { sampleDetail, standing } from './sample-reads';
import { subjectOfSample } from './sample-picking';
import { SamplePacket } from './sample.entity';
import { requireSample } from './samples.service';
import type { AskSamplePackets, SampleDetail } from './samples.dto';

interface Standing {
  vendorId: string;
  packetId: string;
  builtForIt: boolean;
}

/** Packets for exactly the vendors of a sample. */
@Injectable()
export class SamplePacketsService {
  constructor(
    private readonly work: Work,
    private readonly packets: PacketsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for a vendor packet of the population's period for each vendor that the sample names as it stands. A packet of
   * that vendor, period and day that is being built or is issued already is taken; no other vendor is touched.
   */
  async ask(actor: Actor, id: string, given: AskSamplePackets): Promise<SampleDetail> {
    const sample = await this.work.read(actor, ({ manager }) => sampleDetail(manager, id));
    const vendorIds = [
      ...new Set(standing(sample.items).flatMap(({ vendorId }) => (vendorId === null ? [] : [vendorId]))),
    ];
    if (vendorIds.length === 0) throw new Problem('wrong-state', 'The items of this sample belong to no vendor.');
    const { periodId } = sample;
    const asOf = given.asOf ?? (await this.defaultDay(actor, periodId));
    const found: Standing[] = [];
    for (const vendorId of vendorIds) {
      const there = await this.present(actor, { vendorId, periodId, asOf });
      const packetId = there ?? (await this.packets.prepare(apart(actor), { vendorId, periodId, asOf })).id;
      found.push({ vendorId, packetId, builtForIt: there === null });
    }
    return this.work.perform(actor, async (w) => {
      await keep(w, id, { found, asOf });
      return sampleDetail(w.manager, id);
    });
  }

  /** One day for every packet of the sample, and the one that a packet without a day would take. */
  private defaultDay(actor: Actor, periodId: string): Promise<string> {
    return this.work.read(actor, async ({ manager }) => {
      const [period]: { startsOn: string; endsOn: string }[] = await manager.query(
        'SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM compliance_period WHERE id = $1',
        [periodId],
      );
      if (!period) throw notFound('period');
      return defaultAsOf(period, this.clock.today());
    });
  }

  /** The packet that serves already, or null. */
  private present(actor: Actor, of: { vendorId: string; periodId: string; asOf: string }): Promise<string | null> {
    return this.work.read(actor, async ({ manager }) => {
      const [row]: { id: string }[] = await manager.query(
        `SELECT id FROM packet WHERE vendor_id = $1 AND period_id = $2 AND kind = 'VP'
           AND state IN ('building', 'assembled', 'approved', 'issued') AND as_of = $3
         ORDER BY requested_at DESC LIMIT 1`,
        [of.vendorId, of.periodId, of.asOf],
      );
      return row?.id ?? null;
    });
  }
}

/** The request's key belongs to the deed as a whole, not to each packet. */
function apart(actor: Actor): Actor {
  const { idempotency, entered, ...own } = actor;
  // A transaction that was begun for the request serves one read, and the key one deed: neither is the packet's.
  return idempotency === undefined && entered === undefined ? actor : own;
}

async function keep(w: OpenWork, id: string, { found, asOf }: { found: Standing[]; asOf: string }): Promise<void> {
  const sample = await requireSample(w, id);
  for (const { vendorId, packetId, builtForIt } of found) {
    const known = await w.manager.getRepository(SamplePacket).findOne({ where: { sampleId: id, packetId } });
    if (known) continue;
    const made = { id: newId(), registrantId: sample.registrantId, vendorId, sampleId: id, packetId, builtForIt };
    await w.manager.getRepository(SamplePacket).insert({ ...made, askedBy: w.actor.personId, askedAt: w.at });
  }
  await w.record('sample.packets-asked', subjectOfSample(sample), { packets: found, asOf });
}
