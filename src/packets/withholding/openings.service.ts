import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import { contentHeaders } from '../../evidence/safe-content.rules';
import type { Actor } from '../../foundation/actor';
import { notFound } from '../../foundation/problem';
import { requirePacket, subjectOf } from '../packet-record';
import '../packets.deeds';
import { columns, people, rows, times } from '../../foundation/sql-columns';
import type { WithheldSectionList, WithheldSectionView } from './openings.dto';
import { WithheldSectionRow } from './withheld-section.entity';

const LIST = `
  SELECT ${columns('s.id', 's.plan_version_id', 's.section', 's.reason', 's.commitment', 'v.label')}, p.ref AS "planRef",
    ${people('s.withheld_by')}, ${times('s.withheld_at')}
  FROM withheld_section s JOIN plan_version v ON v.id = s.plan_version_id JOIN plan p ON p.id = v.plan_id
  WHERE s.packet_id = $1 ORDER BY p.ref, v.number, s.section`;

/** Opens sections that a packet keeps back. */
@Injectable()
export class OpeningsService {
  constructor(private readonly work: Work) {}

  list(actor: Actor, packetId: string): Promise<WithheldSectionList> {
    return this.work.read(actor, async ({ manager }) => {
      await requirePacket(manager, packetId);
      return { items: await rows<WithheldSectionView>(manager, LIST, [packetId]) };
    });
  }

  /** Throws `not-found` for a section of another packet. */
  open(
    actor: Actor,
    which: { packetId: string; id: string },
  ): Promise<{ text: string; headers: Record<string, string> }> {
    return this.work.perform(actor, async (w) => {
      const packet = await requirePacket(w.manager, which.packetId);
      const row = await w.manager.getRepository(WithheldSectionRow).findOne({ where: which });
      if (!row) throw notFound('section');
      const { planVersionId, section, commitment, opening: text } = row;
      await w.record('packet.section-opened', subjectOf(packet), { planVersionId, section, commitment });
      const fileName = `${packet.ref}-${section}-opening.json`;
      const facts = { fileName, detectedType: 'application/json', bytes: Buffer.byteLength(text), sha256: commitment };
      return { text, headers: contentHeaders(facts, false) };
    });
  }
}
