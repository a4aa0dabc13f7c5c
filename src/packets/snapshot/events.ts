import { eventSummary } from '../../disruptions/disruption-reads';
import { Disruption } from '../../disruptions/disruption.entity';
import { eventView } from '../../disruptions/disruption-view';
import type { DisruptionFacts, EventsFacts, NoneOccurredFacts, ReliabilityFacts } from '../snapshot-events.model';
import { maskedThroughout } from '../masking.rules';
import { plain } from './plain';
import { columns, people, rows, times, without } from '../../foundation/sql-columns';
import type { Registers } from './registers';

/** Real events that touch the period, and what officers signed about events that did not occur. `now` is the cut-off. */
export async function readEvents(from: Registers, now: string): Promise<EventsFacts> {
  const { manager, vendorId, period } = from;
  return plain({
    disruptions: await readDisruptions(from, now),
    noneOccurred: await rows<NoneOccurredFacts>(manager, NONE, [vendorId, period.id]),
    reliability: await rows<ReliabilityFacts>(manager, RELIABILITY, [vendorId, period.id]),
  });
}

// Occurred by the end of the period and not over before it began; withdrawn reports stay in the register and are listed.
async function readDisruptions({ manager, vendorId, period }: Registers, now: string): Promise<DisruptionFacts[]> {
  const found = await manager
    .getRepository(Disruption)
    .find({ where: { vendorId }, order: { occurredAt: 'ASC', ref: 'ASC' } });
  const events: DisruptionFacts[] = [];
  for (const event of found.filter((one) => touches(one, period))) {
    const summary = await eventSummary(manager, event, now);
    const view = await eventView(manager, { event, summary, now });
    events.push({ ...without(without(view, 'next'), 'version'), notices: maskedThroughout(view.notices) });
  }
  return events;
}

function touches(event: Disruption, period: { startsOn: string; endsOn: string }): boolean {
  const over = event.returnedToNormalAt ?? event.closedAt ?? null;
  return event.occurredAt.slice(0, 10) <= period.endsOn && (over === null || over.slice(0, 10) >= period.startsOn);
}

const NONE = `
  SELECT ${columns('n.obligation_id', 'n.state', 'n.from_on::text', 'n.to_on::text', 'n.signer_name', 'n.signer_title', 'n.local_time', 'n.shown_text', 'n.shown_sha256', 'n.reason')},
    ${times('n.signed_at', 'n.decided_at')}, ${people('n.decided_by')}
  FROM none_occurred n JOIN obligation o ON o.id = n.obligation_id
  WHERE n.vendor_id = $1 AND o.period_id = $2 ORDER BY n.signed_at, n.id`;

const RELIABILITY = `
  SELECT ${columns('r.ref', 'r.obligation_id', 'r.area', 'r.stance', 'r.measure', 'r.why_sufficient', 'r.evidence_version_id', 'r.decision', 'r.decision_reason')},
    ${people('r.stated_by', 'r.decided_by')}, ${times('r.stated_at', 'r.superseded_at', 'r.decided_at')}, f.ref AS "findingRef"
  FROM reliability_measure r JOIN obligation o ON o.id = r.obligation_id LEFT JOIN finding f ON f.id = r.finding_id
  WHERE r.vendor_id = $1 AND o.period_id = $2 ORDER BY r.area, r.stated_at, r.ref`;
