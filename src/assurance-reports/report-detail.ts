import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { notFound } from '../foundation/problem';
import { needsApproval } from './assurance-report.rules';
import { daysIn } from './gaps/fiscal-coverage.rules';
import { wishFor, yearCoverage } from './gaps/year-coverage';
import { nextSteps, type StepFacts } from './next-steps.rules';
import { earlierReportsOf, evaluationsOf, gapCoversOf } from './own-evaluation-rows';
import { deviationsOf, extrasOf, lettersOf, scopeOf, subservicesOf } from './report-content';
import { reportRows } from './report-rows';
import type { AssuranceReportDetail, AssuranceReportView } from './report-views.dto';
import type { OwnEvaluationView } from './own-evaluation-views.dto';
import type { YearCoverageView } from './gaps/year-coverage.dto';
import { userControlCounts } from './user-controls/user-control.rules';
import { factOf, userControlsOf } from './user-controls/user-control-rows';

type Content = Omit<AssuranceReportDetail, 'own' | 'next'>;

/** One report as its page shows it; for a vendor without what the registrant makes of it. */
@Injectable()
export class ReportDetails {
  constructor(private readonly catalogues: CatalogueService) {}

  /** `today` is YYYY-MM-DD. Throws `not-found`. */
  async of(
    manager: EntityManager,
    actor: Pick<Actor, 'vendorId'>,
    report: { id: string; today: string },
  ): Promise<AssuranceReportDetail> {
    const { id, today } = report;
    const [row] = await reportRows(manager, { id }, today);
    if (!row) throw notFound('assurance report');
    const showsOwn = actor.vendorId === null;
    const content = { ...row, ...(await this.content(manager, row, { showsOwn, today })) };
    const own = showsOwn ? await ownEvaluation(manager, content) : null;
    return { ...content, own, next: nextSteps(stepFacts(content, own)) };
  }

  private async content(
    manager: EntityManager,
    row: AssuranceReportView,
    { showsOwn, today }: { showsOwn: boolean; today: string },
  ) {
    const { vendorId, kind, periodId } = row;
    const wish = await wishFor(manager, this.catalogues, { vendorId, kind, periodId, today, showsOwn });
    const { items } = await yearCoverage(manager, wish);
    return {
      ...(await extrasOf(manager, row.id)),
      ...(await scopeOf(manager, row.id)),
      subservices: await subservicesOf(manager, row.id, showsOwn),
      deviations: await deviationsOf(manager, row.id, showsOwn),
      letters: await lettersOf(manager, row.id),
      letterEnoughDays: wish.letterEnough,
      years: items.filter((year) => speaksOf(year, row.id)),
    };
  }
}

const speaksOf = ({ reports, expectedId }: YearCoverageView, id: string): boolean =>
  expectedId === id || reports.some((one) => one.id === id);

async function ownEvaluation(manager: EntityManager, content: Content): Promise<OwnEvaluationView> {
  const { id, kind, opinion, services } = content;
  const userControls = await userControlsOf(manager, id);
  const tiers = services.filter(({ inScope }) => inScope).map(({ tier }) => tier);
  return {
    needsApproval: needsApproval({ kind, opinion, tiers }),
    evaluations: await evaluationsOf(manager, id),
    gapCovers: await gapCoversOf(manager, id),
    userControls,
    counts: userControlCounts(userControls.map(factOf)),
    earlier: await earlierReportsOf(manager, id),
  };
}

function stepFacts(content: Content, own: OwnEvaluationView | null): StepFacts {
  const { kind, state, dueOn, opinion, years } = content;
  const letterDueOn = years.map((year) => year.letterDueOn).find((day) => day !== null) ?? null;
  return { kind, state, dueOn, opinion, letterDueOn, own: own && ownFacts(content, own) };
}

function ownFacts(content: Content, own: OwnEvaluationView): NonNullable<StepFacts['own']> {
  const waits = ({ needsApproval: asked, decision }: { needsApproval: boolean; decision: string | null }) =>
    asked && decision === null;
  const open = content.kind === 'soc1' ? content.years : [];
  const uncovered = open.map(({ gaps }) =>
    gaps.flatMap((gap) => gap.uncovered).reduce((sum, one) => sum + daysIn(one), 0),
  );
  return {
    openDeviations: content.deviations.filter(({ evaluation }) => evaluation === null).length,
    openSubservices: content.subservices.filter(({ method, cover }) => method === 'carve_out' && cover === null).length,
    controls: own.counts,
    evaluationWaits: own.evaluations.some(waits),
    uncoveredDays: Math.max(0, ...uncovered),
    gapCoversWaiting: own.gapCovers.filter(waits).length,
  };
}
