import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './findings.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import { Finding } from './finding.entity';
import type { DecideIcfrSeverity, IcfrHistory, IcfrOverview, IcfrOverviewItem, IcfrSeverityView } from './icfr.dto';
import { IcfrSeverityDecision } from './icfr-severity.entity';

/**
 * What the registrant's SOX office decided about a finding and its own ICFR. Kept apart from the finding: nothing that a
 * vendor or an auditor is answered reads this table, and their database roles could not.
 */
@Injectable()
export class IcfrService {
  constructor(private readonly work: Work) {}

  history(actor: Actor, findingId: string): Promise<IcfrHistory> {
    return this.work.read(actor, async ({ manager }) => {
      await requireFinding(manager, findingId);
      return historyOf(manager, findingId);
    });
  }

  overview(actor: Actor): Promise<IcfrOverview> {
    return this.work.read(actor, async ({ manager }) => {
      const items: IcfrOverviewItem[] = await manager.query(OVERVIEW);
      return { total: items.length, items };
    });
  }

  decide(actor: Actor, findingId: string, given: DecideIcfrSeverity): Promise<IcfrHistory> {
    return this.work.perform(actor, async (w) => {
      const finding = await requireFinding(w.manager, findingId);
      const before = (await historyOf(w.manager, findingId)).current;
      const { registrantId, vendorId, ref } = finding;
      const decision = { id: newId(), icfrSeverity: given.icfrSeverity, reasoning: given.reasoning.trim() };
      await w.manager
        .getRepository(IcfrSeverityDecision)
        .insert({ ...decision, registrantId, vendorId, findingId, decidedBy: actor.personId, decidedAt: w.at });
      const { icfrSeverity: after, reasoning } = decision;
      const particulars = { findingId, findingRef: ref, before: before?.icfrSeverity ?? null, after, reasoning };
      // Its own subject, so that whoever collects a finding's events does not collect this one.
      await w.record('icfr.severity-decided', { kind: 'icfr_severity', id: decision.id, vendorId }, particulars);
      return historyOf(w.manager, findingId);
    });
  }
}

async function requireFinding(manager: EntityManager, id: string): Promise<Finding> {
  const finding = await manager.getRepository(Finding).findOne({ where: { id } });
  if (!finding) throw notFound('finding');
  return finding;
}

const HISTORY = `
  SELECT id, icfr_severity AS "icfrSeverity", reasoning, app.person_name(decided_by) AS "decidedByName", decided_at AS "decidedAt"
  FROM icfr_severity_decision WHERE finding_id = $1 ORDER BY decided_at DESC, id DESC`;

async function historyOf(manager: EntityManager, findingId: string): Promise<IcfrHistory> {
  const rows: (Omit<IcfrSeverityView, 'decidedAt'> & { decidedAt: Date })[] = await manager.query(HISTORY, [findingId]);
  const items = rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
  return { current: items[0] ?? null, items };
}

// Findings on an ICFR-relevant service, or that somebody graded already; those without a word of the SOX office first.
const OVERVIEW = `
  SELECT f.id AS "findingId", f.ref, f.title, f.severity, f.vendor_id AS "vendorId", v.name AS "vendorName", f.due_on::text AS "dueOn",
    d.icfr_severity AS "icfrSeverity", app.person_name(d.decided_by) AS "decidedByName"
  FROM finding f JOIN vendor v ON v.id = f.vendor_id
  LEFT JOIN LATERAL (SELECT icfr_severity, decided_by FROM icfr_severity_decision i WHERE i.finding_id = f.id ORDER BY decided_at DESC, id DESC LIMIT 1) d ON true
  WHERE d.icfr_severity IS NOT NULL OR f.state NOT IN ('closed_verified', 'void')
    AND EXISTS (SELECT 1 FROM service s WHERE s.vendor_id = f.vendor_id AND s.icfr_relevant AND s.state = 'active')
  ORDER BY d.icfr_severity IS NOT NULL, array_position(ARRAY['critical', 'high', 'medium', 'low'], f.severity), f.ref`;
