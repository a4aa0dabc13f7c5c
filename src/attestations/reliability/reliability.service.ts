import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './reliability.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { FindingsService } from '../../findings/findings.service';
import { ReliabilityMeasure } from './reliability-measure.entity';
import type { DecideReliability, ReliabilityMeasureView, ReliabilityView, StateReliability } from './reliability.dto';
import {
  alternativeInWords,
  AREA_WORDS,
  areasLeft,
  refusalToDecide,
  refusalToState,
  RELIABILITY_REQUIREMENT,
} from './reliability.rules';

interface Asked {
  id: string;
  vendorId: string;
  registrantId: string;
  requirementCode: string;
}

/** Emergency calls: each area meets the measure, or an alternative stands that the reviewer accepts or answers with a finding. */
@Injectable()
export class ReliabilityService {
  constructor(
    private readonly work: Work,
    private readonly findings: FindingsService,
  ) {}

  one(actor: Actor, obligationId: string): Promise<ReliabilityView> {
    return this.work.read(actor, async ({ manager }) => view(manager, await requireAsked(manager, obligationId)));
  }

  /** The vendor's word on one area; an earlier one of the same area stays on record. */
  state(actor: Actor, obligationId: string, given: StateReliability): Promise<ReliabilityView> {
    return this.work.perform(actor, async (w) => {
      const asked = await requireAsked(w.manager, obligationId);
      if (asked.requirementCode !== RELIABILITY_REQUIREMENT)
        heedState({ code: 'not-asked', reason: `Measures are stated for ${RELIABILITY_REQUIREMENT} only.` });
      const said = saidOf(given);
      heed(refusalToState({ ...said, whySufficient: said.whySufficient ?? '' }));
      await requireOwnFile(w, asked.vendorId, said.evidenceVersionId);
      const where = { obligationId, area: said.area };
      const before = (await w.manager.getRepository(ReliabilityMeasure).find({ where })).find(
        ({ supersededAt }) => supersededAt === null,
      );
      if (before)
        await w.manager.query('UPDATE reliability_measure SET superseded_at = $2 WHERE id = $1', [before.id, w.at]);
      const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('RM') AS ref`);
      const about = {
        id: newId(),
        registrantId: asked.registrantId,
        vendorId: asked.vendorId,
        ref: counted?.ref ?? '',
      };
      const by = { statedBy: actor.personId, statedAt: w.at };
      await w.manager.getRepository(ReliabilityMeasure).insert({ ...about, obligationId, ...said, ...by });
      const particulars = { measureId: about.id, obligationId, ...said, supersedes: before?.id ?? null };
      await w.record('reliability.stated', subjectOf(asked), particulars);
      return view(w.manager, asked);
    });
  }

  /** Accepted with a reason, or answered with a finding that is opened in the same moment. */
  decide(actor: Actor, id: string, given: DecideReliability): Promise<ReliabilityView> {
    return this.work.perform(actor, async (w) => {
      const one = await w.manager.getRepository(ReliabilityMeasure).findOne({ where: { id } });
      if (!one) throw notFound('measure');
      const asked = await requireAsked(w.manager, one.obligationId);
      heedState(refusalToDecide(one));
      const reason = given.reason.trim();
      const findingId = given.decision === 'finding' ? await this.openFinding(w, one, { ...given, reason }) : null;
      await w.manager.query(
        'UPDATE reliability_measure SET decision = $2, decision_reason = $3, finding_id = $4, decided_by = $5, decided_at = $6 WHERE id = $1',
        [id, given.decision, reason, findingId, actor.personId, w.at],
      );
      const particulars = { measureId: id, obligationId: asked.id, decision: given.decision, reason, findingId };
      await w.record('reliability.decided', subjectOf(asked), particulars);
      return view(w.manager, asked);
    });
  }

  private async openFinding(w: OpenWork, one: ReliabilityMeasure, given: DecideReliability): Promise<string> {
    if (!given.finding) {
      const message = 'Say how grave it is and who has to act.';
      throw new Problem('refused', message, [{ pointer: '/finding', message, code: 'finding-missing' }]);
    }
    const { id } = await this.findings.openIn(w, {
      ...{ ...given.finding, vendorId: one.vendorId, obligationId: one.obligationId },
      title: `${AREA_WORDS[one.area]}: the alternative measure is not sufficient`,
      description: `${one.ref}: ${one.measure}\n\n${given.reason}`,
      references: [{ kind: 'obligation', id: one.obligationId }],
    });
    return id;
  }
}

const saidOf = ({ area, stance, measure, whySufficient, evidenceVersionId }: StateReliability) => ({
  ...{ area, stance, measure: measure.trim(), evidenceVersionId: evidenceVersionId ?? null },
  whySufficient: whySufficient?.trim() ? whySufficient.trim() : null,
});

const subjectOf = ({ id, vendorId, requirementCode }: Asked) => ({
  ...{ kind: 'obligation', id, vendorId, ref: requirementCode },
});

async function requireAsked(manager: EntityManager, obligationId: string): Promise<Asked> {
  const [row]: Asked[] = await manager.query(
    `SELECT id, vendor_id AS "vendorId", registrant_id AS "registrantId", requirement_code AS "requirementCode" FROM obligation WHERE id = $1 AND vendor_id IS NOT NULL`,
    [obligationId],
  );
  if (!row) throw notFound('obligation');
  return row;
}

async function requireOwnFile(w: OpenWork, vendorId: string, versionId: string | null): Promise<void> {
  if (versionId === null) return;
  const own: unknown[] = await w.manager.query('SELECT 1 FROM evidence_version WHERE id = $1 AND vendor_id = $2', [
    ...[versionId, vendorId],
  ]);
  const reason = 'There is no such file of this vendor.';
  if (own.length === 0) heed({ code: 'no-such-file', reason, pointer: '/evidenceVersionId' });
}

type Row = Omit<ReliabilityMeasureView, 'areaWords' | 'words' | 'statedAt' | 'supersededAt' | 'decidedAt'> &
  Record<'statedAt', Date> &
  Record<'supersededAt' | 'decidedAt', Date | null>;

async function view(manager: EntityManager, asked: Asked): Promise<ReliabilityView> {
  const rows: Row[] = await manager.query(
    `SELECT r.id, r.ref, r.area, r.stance, r.measure, r.why_sufficient AS "whySufficient", r.evidence_version_id AS "evidenceVersionId", i.id AS "evidenceItemId",
       i.title AS "evidenceTitle", app.person_name(r.stated_by) AS "statedByName", r.stated_at AS "statedAt", r.superseded_at AS "supersededAt", r.decision,
       r.decision_reason AS "decisionReason", app.person_name(r.decided_by) AS "decidedByName", r.decided_at AS "decidedAt", r.finding_id AS "findingId", f.ref AS "findingRef"
     FROM reliability_measure r LEFT JOIN evidence_version v ON v.id = r.evidence_version_id LEFT JOIN evidence_item i ON i.id = v.item_id
     LEFT JOIN finding f ON f.id = r.finding_id
     WHERE r.obligation_id = $1 ORDER BY r.area, r.stated_at DESC`,
    [asked.id],
  );
  const items = rows.map(shown);
  return {
    ...{ obligationId: asked.id, applies: asked.requirementCode === RELIABILITY_REQUIREMENT, items },
    areasLeft: areasLeft(items.filter(({ supersededAt }) => supersededAt === null)),
  };
}

function shown(row: Row): ReliabilityMeasureView {
  const { area, measure, whySufficient, stance } = row;
  const words =
    stance === 'alternative' ? alternativeInWords({ area, measure, whySufficient: whySufficient ?? '' }) : null;
  return {
    ...{ ...row, areaWords: AREA_WORDS[area], words, statedAt: row.statedAt.toISOString() },
    supersededAt: row.supersededAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
