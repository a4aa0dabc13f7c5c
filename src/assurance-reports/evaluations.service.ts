import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import type { AssuranceReport } from './assurance-report.entity';
import { needsApproval } from './assurance-report.rules';
import { refusalsToEvaluate, refusalToDecide, refusalToWeigh } from './evaluation.rules';
import type { CoverSubservice, DecideEvaluation, EvaluateDeviation, PrepareEvaluation } from './own-evaluation.dto';
import { DeviationEvaluation, ReportEvaluation, SubserviceCover } from './own-evaluation.entity';
import { nextNumber, ORGANISATION, requireStanding, TEST_EXCEPTION } from './report-content.service';
import { ReportDetails } from './report-detail';
import { lockReport, ofReport, requireReport, setState, subjectOf, trimmed } from './report-record';
import type { AssuranceReportDetail } from './report-views.dto';

/** What the registrant makes of a report: prepared by the officer or the SOX office, approved by another where it weighs. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly work: Work,
    private readonly details: ReportDetails,
  ) {}

  begin(actor: Actor, id: string): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      await setState(w, report, 'under_review');
      await w.record('assurance.review-begun', subjectOf(report), { kind: report.kind });
    });
  }

  coverSubservice(actor: Actor, subserviceId: string, given: CoverSubservice): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const subservice = await requireStanding(w, subserviceId, ORGANISATION);
      const report = await lockReport(w, subservice.reportId);
      heedState(refusalToWeigh(report));
      const { coveredBy } = given;
      const ownReportId = coveredBy === 'own_report' ? (given.ownReportId ?? null) : null;
      if (ownReportId !== null) await requireReport(w.manager, ownReportId);
      const decision = { coveredBy, ownReportId, note: given.note.trim() };
      const who = { decidedBy: actor.personId, decidedAt: w.at };
      const about = { id: newId(), ...ofReport(report), reportSubserviceId: subserviceId };
      await w.manager.getRepository(SubserviceCover).insert({ ...about, ...decision, ...who });
      await w.record('own-evaluation.subservice-covered', subjectOf(report), { subserviceId, ...decision });
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  evaluateDeviation(actor: Actor, deviationId: string, given: EvaluateDeviation): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const deviation = await requireStanding(w, deviationId, TEST_EXCEPTION);
      const report = await lockReport(w, deviation.reportId);
      heedState(refusalToWeigh(report));
      const { effect } = given;
      const compensatingControl = trimmed(given.compensatingControl);
      heed(refusalWithoutCompensation(effect, compensatingControl));
      const said = { effect, evaluation: given.evaluation.trim(), compensatingControl };
      const who = { evaluatedBy: actor.personId, evaluatedAt: w.at };
      const about = { id: newId(), ...ofReport(report), reportDeviationId: deviationId };
      await w.manager.getRepository(DeviationEvaluation).insert({ ...about, ...said, ...who });
      await w.record('own-evaluation.deviation-evaluated', subjectOf(report), { deviationId, ...said });
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  prepare(actor: Actor, id: string, given: PrepareEvaluation): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      const evaluation = await this.prepared(w, report, given);
      await w.manager.getRepository(ReportEvaluation).insert(evaluation);
      const { id: evaluationId, conclusion, auditorCheck, opinionEvaluation, scopeEvaluation, effect } = evaluation;
      const said = { conclusion, auditorCheck, opinionEvaluation, scopeEvaluation, effect };
      const particulars = { evaluationId, ...said, needsApproval: evaluation.needsApproval };
      await w.record('own-evaluation.prepared', subjectOf(report), particulars);
      if (!evaluation.needsApproval) await this.conclude(w, report);
    });
  }

  /** Somebody of the second line, and not the one who prepared it. */
  decide(actor: Actor, evaluationId: string, given: DecideEvaluation): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const known = await w.manager.getRepository(ReportEvaluation).findOne({ where: { id: evaluationId } });
      if (!known) throw notFound('evaluation');
      const report = await lockReport(w, known.reportId);
      const evaluation = await w.manager.getRepository(ReportEvaluation).findOne({ where: { id: evaluationId } });
      if (!evaluation?.needsApproval || evaluation.decision !== null)
        throw new Problem('wrong-state', 'This evaluation does not wait for a decision.');
      heed(refusalToDecide({ preparedBy: evaluation.preparedBy, deciderId: actor.personId }));
      const { decision } = given;
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE report_evaluation SET decision = $2, decision_reason = $3, decided_by = $4, decided_at = $5 WHERE id = $1',
        [evaluationId, decision, reason, actor.personId, w.at],
      );
      await w.record('own-evaluation.decided', subjectOf(report), { evaluationId, decision, reason });
      if (decision === 'approved') await this.conclude(w, report);
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  private async prepared(w: OpenWork, report: AssuranceReport, given: PrepareEvaluation): Promise<ReportEvaluation> {
    const { own, deviations, subservices, services } = await this.details.of(w.manager, w.actor, {
      ...{ id: report.id, today: w.at.slice(0, 10) },
    });
    const opinionEvaluation = trimmed(given.opinionEvaluation);
    const waiting = own?.evaluations.some((one) => one.needsApproval && one.decision === null) ?? false;
    const { ref, state, opinion, kind } = report;
    heedState(refusalToWeigh({ ref, state }));
    if (waiting) throw new Problem('wrong-state', 'An evaluation waits for a decision already.');
    heed(
      ...refusalsToEvaluate({
        ...{ opinion, opinionEvaluation },
        openDeviations: deviations.filter(({ evaluation }) => evaluation === null).map(({ number }) => number),
        openSubservices: subservices.filter((one) => one.method === 'carve_out' && !one.cover).map(({ name }) => name),
      }),
    );
    const tiers = services.filter(({ inScope }) => inScope).map(({ tier }) => tier);
    return {
      ...{ id: newId(), ...ofReport(report), number: await nextNumber(w, 'report_evaluation', report.id) },
      ...{ conclusion: given.conclusion, auditorCheck: given.auditorCheck.trim(), opinionEvaluation },
      ...{ scopeEvaluation: given.scopeEvaluation.trim(), effect: given.effect.trim() },
      needsApproval: needsApproval({ kind, opinion, tiers }),
      ...{ preparedBy: w.actor.personId, preparedAt: w.at },
      ...{ decision: null, decisionReason: null, decidedBy: null, decidedAt: null },
    };
  }

  /** The evaluation stands; what the report replaces is superseded by it. */
  private async conclude(w: OpenWork, report: AssuranceReport): Promise<void> {
    await setState(w, report, 'evaluated');
    await w.record('assurance.evaluated', subjectOf(report), { kind: report.kind });
    if (report.supersedes === null) return;
    const earlier = await lockReport(w, report.supersedes);
    await setState(w, earlier, 'superseded');
    await w.record('assurance.superseded', subjectOf(earlier), { by: report.ref });
  }

  private on(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, report: AssuranceReport) => Promise<void>,
  ): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      await deed(w, await lockReport(w, id));
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }
}

export function refusalWithoutCompensation(effect: string, compensatingControl: string | null) {
  if (effect !== 'compensated' || compensatingControl !== null) return null;
  return { code: 'missing', reason: 'Name the control that compensates for it.', pointer: '/compensatingControl' };
}
