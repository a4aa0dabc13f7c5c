import { Injectable } from '@nestjs/common';
import './impact.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { canonicalJson } from '../../foundation/canonical-json';
import { newId, sha256Hex } from '../../foundation/ids';
import { heed, heedState } from '../../foundation/problem';
import { refuseStale, staleVersion } from '../../vendors/amendment';
import { requireService } from '../service-reads';
import type { Service } from '../service.entity';
import { GUIDE_VERSION } from './impact-anchors.rules';
import { ImpactAssessment } from './impact-assessment.entity';
import { changedScores } from './impact-comparison.rules';
import { ImpactPeak } from './impact-peak.entity';
import { refusalsOfPeaks } from './impact-peak.rules';
import { contentOf, requireAssessment, versionsOf, type ImpactContent } from './impact-reads';
import { ImpactScore } from './impact-score.entity';
import { impactView } from './impact-view';
import type { ImpactSummary, ImpactView } from './impact-views.dto';
import type { Peak, Score } from './impact-words.rules';
import type { PeakInput, ScoreInput, WriteImpact } from './impact.dto';
import { cellOf, highestOf, mtpdOf, refusalsToPropose } from './impact.rules';

const UNSAID = {
  ...{ mtpdMinutes: null, highestScore: null, contentSha256: null, proposedBy: null, proposedAt: null },
  ...{ vendorAcceptedBy: null, vendorAcceptedAt: null, registrantAcceptedBy: null, registrantAcceptedAt: null },
  ...{ returnedBy: null, returnedAt: null, returnReason: '', effectiveFrom: null, supersededAt: null, version: 1 },
};

const FIRST = { number: 1, copiedFrom: null, note: '' };

/** Impact assessments while they are scored. Either side drafts and proposes; nothing is agreed by it. */
@Injectable()
export class ImpactDraftsService {
  constructor(private readonly work: Work) {}

  /** Begins the next version, with what the newest one says. Refused while another is open. */
  open(actor: Actor, serviceId: string): Promise<ImpactView> {
    return this.work.perform(actor, async (w) => {
      const service = await requireService(w.manager, serviceId);
      const [newest = null] = await versionsOf(w.manager, serviceId);
      heedState(refusalToOpen(service, newest?.state));
      const row = await insertDraft(w, service, newest);
      const { number, copiedFrom } = row;
      const particulars = { serviceId, number, guideVersion: GUIDE_VERSION, copiedFrom };
      await w.record('impact.drafted', impactSubject(row), particulars);
      return impactView(w.manager, row.id, dayOf(w));
    });
  }

  /** Replaces what a draft says. Gaps are shown and block only the proposal. */
  write(actor: Actor, id: string, given: WriteImpact): Promise<ImpactView> {
    return this.work.perform(actor, async (w) => {
      const row = await requireDraft(w, id, given.version);
      const content = { scores: given.scores.map(scoreOf), peaks: given.peaks.map(peakOf) };
      heed(...refusalsOfDoubles(content.scores), ...refusalsOfPeaks(content.peaks));
      const before = await contentOf(w.manager, id);
      const note = given.note ?? row.note;
      await bump(w, row, { note });
      await w.manager.getRepository(ImpactScore).delete({ assessmentId: id });
      await w.manager.getRepository(ImpactPeak).delete({ assessmentId: id });
      await writeContent(w, row, content);
      const changes = changedScores(before.scores, content.scores).map(
        (one) => [cellOf(one), { before: one.before, after: one.after }] as const,
      );
      const notes = content.scores.filter((one) => one.note !== '').map((one) => [cellOf(one), one.note] as const);
      await w.record('impact.scored', impactSubject(row), {
        ...{ serviceId: row.serviceId, changes: Object.fromEntries(changes), notes: Object.fromEntries(notes) },
        ...{ peaks: content.peaks, note },
      });
      return impactView(w.manager, id, dayOf(w));
    });
  }

  /** Fixes the scores and derives the longest tolerable outage; from here on nothing in it changes. */
  propose(actor: Actor, id: string, version: number): Promise<ImpactView> {
    return this.work.perform(actor, async (w) => {
      const row = await requireDraft(w, id, version);
      const service = await requireService(w.manager, row.serviceId);
      const content = await contentOf(w.manager, id);
      heed(...refusalsToPropose(content.scores), ...refusalsOfPeaks(content.peaks));
      const derived = {
        ...{ mtpdMinutes: mtpdOf(content.scores), highestScore: highestOf(content.scores) ?? 0 },
        contentSha256: digestOf(row, content),
      };
      await bump(w, row, { ...derived, state: 'proposed', proposedBy: w.actor.personId, proposedAt: w.at });
      await w.record('impact.proposed', impactSubject(row), {
        ...{ serviceId: row.serviceId, serviceRef: service.ref, side: sideOf(actor), ...derived, peaks: content.peaks },
        scores: Object.fromEntries(content.scores.map((one) => [cellOf(one), one.score])),
        explained: content.scores
          .filter(({ note }) => note !== '')
          .map(({ category, band, note }) => ({ category, band, note })),
      });
      return impactView(w.manager, id, dayOf(w));
    });
  }
}

export const sideOf = ({ vendorId }: Actor): 'vendor' | 'registrant' => (vendorId === null ? 'registrant' : 'vendor');
export const dayOf = ({ at }: { at: string }): string => at.slice(0, 10);

export function impactSubject({ id, vendorId, ref }: Pick<ImpactAssessment, 'id' | 'vendorId' | 'ref'>) {
  return { kind: 'impact_assessment', id, vendorId, ref };
}

/** SHA-256 of what is accepted, as canonical JSON: service, guide, note, scores in the order of the grid, peaks. */
function digestOf({ serviceId, guideVersion, note }: ImpactAssessment, { scores, peaks }: ImpactContent): string {
  const grid = Object.fromEntries(scores.map((one) => [cellOf(one), { score: one.score, note: one.note }]));
  return sha256Hex(canonicalJson({ v: 1, serviceId, guideVersion, note, scores: grid, peaks }));
}

function refusalToOpen(service: { state: string }, newest: string | undefined) {
  if (service.state !== 'active') return { code: 'service_ended', reason: 'This service has ended.' };
  if (newest !== 'draft' && newest !== 'proposed') return null;
  const reason =
    newest === 'draft'
      ? 'A draft is open. Go on with it.'
      : 'A proposal waits to be accepted. Accept it, or return it with a reason.';
  return { code: 'open_already', reason };
}

async function requireDraft(w: OpenWork, id: string, version: number): Promise<ImpactAssessment> {
  const row = await requireAssessment(w.manager, id);
  refuseStale(row, version);
  const reason = 'What was proposed stays. Return it, or begin the next version.';
  heedState(row.state === 'draft' ? null : { code: 'not_a_draft', reason });
  return row;
}

async function bump(
  w: OpenWork,
  { id, version }: ImpactAssessment,
  change: Partial<Omit<ImpactAssessment, 'id' | 'version'>>,
): Promise<void> {
  const rows = w.manager.getRepository(ImpactAssessment);
  const { affected } = await rows.update({ id, version }, { ...change, version: version + 1 });
  if (affected !== 1) throw staleVersion();
}

async function insertDraft(w: OpenWork, service: Service, newest: ImpactSummary | null): Promise<ImpactAssessment> {
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('IA') AS ref`);
  const { registrantId, vendorId, id: serviceId } = service;
  const before = newest && (await requireAssessment(w.manager, newest.id));
  const begun = before ? { number: before.number + 1, copiedFrom: before.id, note: before.note } : FIRST;
  const row: ImpactAssessment = {
    ...{ ...UNSAID, ...begun, id: newId(), registrantId, vendorId, serviceId, ref: counted?.ref ?? '', state: 'draft' },
    ...{ guideVersion: GUIDE_VERSION, draftedBy: w.actor.personId, draftedAt: w.at },
  };
  await w.manager.getRepository(ImpactAssessment).insert(row);
  if (before) await writeContent(w, row, await contentOf(w.manager, before.id));
  return row;
}

type Owner = Pick<ImpactAssessment, 'id' | 'registrantId' | 'vendorId'>;

async function writeContent(w: OpenWork, owner: Owner, { scores, peaks }: ImpactContent): Promise<void> {
  const { id: assessmentId, registrantId, vendorId } = owner;
  const whose = { registrantId, vendorId, assessmentId };
  if (scores.length > 0) await w.manager.getRepository(ImpactScore).insert(scores.map((one) => ({ ...one, ...whose })));
  if (peaks.length === 0) return;
  const rows = peaks.map((one, at) => ({ ...one, ...whose, id: newId(), number: at + 1 }));
  await w.manager.getRepository(ImpactPeak).insert(rows.map((one) => ({ ...one, categories: [...one.categories] })));
}

const scoreOf = ({ category, band, score, note = '' }: ScoreInput): Score => ({
  ...{ category, band, score, note: note.trim() },
});

const NO_DAYS = { daysBefore: null, daysAfter: null, seasonFrom: null, seasonTo: null };

function peakOf({ kind, label, multiplierPct, categories, reason = '', ...days }: PeakInput): Peak {
  const { daysBefore = null, daysAfter = null, seasonFrom = null, seasonTo = null } = days;
  const when = kind === 'season' ? { seasonFrom, seasonTo } : { daysBefore, daysAfter };
  return { kind, label: label.trim(), multiplierPct, categories, reason: reason.trim(), ...NO_DAYS, ...when };
}

function refusalsOfDoubles(scores: readonly Score[]) {
  const cells = scores.map(cellOf);
  return cells
    .map((cell, at) => ({ cell, isDouble: cells.indexOf(cell) < at, at }))
    .filter(({ isDouble }) => isDouble)
    .map(({ cell, at }) => ({
      ...{ code: 'score_twice', pointer: `/scores/${at}`, reason: `${cell} is scored twice.` },
    }));
}
