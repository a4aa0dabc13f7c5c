import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import { newId } from '../../foundation/ids';
import { heed } from '../../foundation/problem';
import type { Refusal } from '../../foundation/refusal';
import { subjectOf } from '../packet-record';
import type { Packet } from '../packet.entity';
import '../packets.deeds';
import type { WithholdSection } from '../packets.dto';
import { columns, rows } from '../../foundation/sql-columns';
import type { Registers } from '../snapshot/registers';
import { readPlans } from '../snapshot/plans';
import { contentOf, openingOf, type SectionText, type Withheld } from './withheld.rules';
import { WithheldSectionRow } from './withheld-section.entity';

type Period = Registers['period'];

/** Keeps sections back for one packet: the texts are committed to before the packet is built. */
export async function withhold(
  w: OpenWork,
  { packet, period }: { packet: Packet; period: Period },
  wanted: readonly WithholdSection[],
): Promise<void> {
  if (wanted.length === 0) return;
  heed(...repeated(wanted));
  const { vendorId, asOf } = packet;
  const plans = vendorId === null ? [] : await readPlans({ manager: w.manager, vendorId, period, asOf });
  for (const [i, { planVersionId, section, reason }] of wanted.entries()) {
    const text = plans.flatMap((plan) =>
      plan.versions
        .filter(({ id }) => id === planVersionId)
        .map((version): SectionText => ({
          ...{ planRef: plan.ref, label: version.label, planVersionId, section, content: contentOf(version, section) },
        })),
    )[0];
    if (text) await keep(w, packet, { text, reason });
    else
      heed({
        code: 'no-such-plan',
        reason: 'This packet would print no such plan version.',
        pointer: `/withhold/${i}/planVersionId`,
      });
  }
}

function repeated(wanted: readonly WithholdSection[]): Refusal<'withheld-twice'>[] {
  const first = (one: WithholdSection): number =>
    wanted.findIndex(({ planVersionId, section }) => planVersionId === one.planVersionId && section === one.section);
  return wanted.flatMap((one, at) =>
    first(one) === at
      ? []
      : [
          {
            ...{ code: 'withheld-twice' as const, pointer: `/withhold/${at}/section` },
            reason: 'This section is already kept back above.',
          },
        ],
  );
}

async function keep(
  w: OpenWork,
  packet: Packet,
  { text, reason }: { text: SectionText; reason: string },
): Promise<void> {
  const { opening, commitment } = openingOf(packet.id, text, randomBytes(32).toString('hex'));
  const { planVersionId, section } = text;
  const { id: packetId, registrantId, vendorId } = packet;
  if (vendorId === null) return;
  const what = { planVersionId, section, reason: reason.trim(), commitment };
  await w.manager.getRepository(WithheldSectionRow).insert({
    ...{ id: newId(), registrantId, vendorId, packetId, opening, ...what },
    ...{ withheldBy: w.actor.personId, withheldAt: w.at },
  });
  await w.record('packet.section-withheld', subjectOf(packet), what);
}

/** What a packet keeps back, without what opens it. */
export function readWithheld(manager: EntityManager, packetId: string): Promise<Withheld[]> {
  return rows(
    manager,
    `SELECT ${columns('plan_version_id', 'section', 'reason', 'commitment')} FROM withheld_section WHERE packet_id = $1 ORDER BY plan_version_id, section`,
    [packetId],
  );
}
