import type { EntityManager } from 'typeorm';
import { objectivesInForce } from '../objective-reads';
import type { ImpactAssessment } from './impact-assessment.entity';
import { changedPeaks, changedScores } from './impact-comparison.rules';
import { effectOf, isPeakDay, refusalsOfPeaks } from './impact-peak.rules';
import { contentOf, fiscalYearEndMonth, namesOf, requireAssessment, type ImpactContent } from './impact-reads';
import type { ImpactComparison, ImpactProblem, ImpactView, PeakView } from './impact-views.dto';
import { categoriesThatDecide, mtpdOf, refusalsToPropose } from './impact.rules';
import { breachesUnder, peaksTooShort } from './objectives-on-impact.rules';

/** An assessment with what its scores mean today: `today` is `YYYY-MM-DD` (UTC). */
export async function impactView(manager: EntityManager, id: string, today: string): Promise<ImpactView> {
  const row = await requireAssessment(manager, id);
  const content = await contentOf(manager, id);
  return {
    ...(await heading(manager, row)),
    ...{ serviceId: row.serviceId, guideVersion: row.guideVersion, note: row.note, version: row.version },
    ...{ highestScore: row.highestScore, contentSha256: row.contentSha256, scores: content.scores },
    peaks: await peakViews(manager, content, today),
    derivedMtpdMinutes: mtpdOf(content.scores),
    decidedBy: categoriesThatDecide(content.scores),
    gaps: row.state === 'draft' ? gapsOf(content) : [],
    comparison: await comparisonOf(manager, row, content),
    ...(await againstObjectives(manager, row, content)),
  };
}

async function heading(manager: EntityManager, row: ImpactAssessment) {
  const { draftedBy, proposedBy, vendorAcceptedBy, registrantAcceptedBy, returnedBy } = row;
  const named = await namesOf(manager, [draftedBy, proposedBy, vendorAcceptedBy, registrantAcceptedBy, returnedBy]);
  const { id, ref, number, state, mtpdMinutes, returnReason, effectiveFrom, supersededAt } = row;
  return {
    ...{ id, ref, number, state, mtpdMinutes, returnReason, effectiveFrom, supersededAt },
    ...{ draftedByName: named(draftedBy) ?? '', draftedAt: row.draftedAt },
    ...{ proposedByName: named(proposedBy), proposedAt: row.proposedAt },
    ...{ vendorAcceptedByName: named(vendorAcceptedBy), vendorAcceptedAt: row.vendorAcceptedAt },
    ...{ registrantAcceptedByName: named(registrantAcceptedBy), registrantAcceptedAt: row.registrantAcceptedAt },
    ...{ returnedByName: named(returnedBy), returnedAt: row.returnedAt },
  };
}

async function peakViews(manager: EntityManager, { peaks, scores }: ImpactContent, today: string): Promise<PeakView[]> {
  const month = await fiscalYearEndMonth(manager);
  return peaks.map((peak) => ({
    ...{ ...peak, categories: [...peak.categories], ...effectOf(peak, scores) },
    isToday: isPeakDay(peak, today, month),
  }));
}

const shown = ({ code, pointer = '', reason }: { code: string; pointer?: string; reason: string }): ImpactProblem => ({
  ...{ code, pointer, message: reason },
});

export const gapsOf = ({ scores, peaks }: ImpactContent): ImpactProblem[] =>
  [...refusalsToPropose(scores), ...refusalsOfPeaks(peaks)].map(shown);

/** The version before it that both sides had accepted; for what is open, the one in force. */
async function comparisonOf(
  manager: EntityManager,
  { serviceId, number }: ImpactAssessment,
  content: ImpactContent,
): Promise<ImpactComparison | null> {
  const rows: { id: string; ref: string; number: number; mtpdMinutes: number | null }[] = await manager.query(
    `SELECT id, ref, number, mtpd_minutes AS "mtpdMinutes" FROM impact_assessment
     WHERE service_id = $1 AND number < $2 AND effective_from IS NOT NULL ORDER BY number DESC LIMIT 1`,
    [serviceId, number],
  );
  const [before] = rows;
  if (!before) return null;
  const { id, ...named } = before;
  const old = await contentOf(manager, id);
  return { ...named, changes: changedScores(old.scores, content.scores), ...changedPeaks(old.peaks, content.peaks) };
}

async function againstObjectives(
  manager: EntityManager,
  row: ImpactAssessment,
  content: ImpactContent,
): Promise<Pick<ImpactView, 'breaksObjectives' | 'peaksTooShort'>> {
  const set = ['superseded', 'returned'].includes(row.state) ? null : await objectivesInForce(manager, row.serviceId);
  if (!set) return { breaksObjectives: [], peaksTooShort: [] };
  return {
    breaksObjectives: breachesUnder(mtpdOf(content.scores), set).map(({ refusal, pointer, detail }) =>
      shown({ code: refusal, pointer, reason: detail }),
    ),
    peaksTooShort: peaksTooShort(set, content).map(({ label }) => label),
  };
}
