import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { EvaluationsService } from './evaluations.service';
import { GapsService } from './gaps/gaps.service';
import {
  BringLetter,
  CoverGap,
  CoverSubservice,
  DecideEvaluation,
  DecideGapCover,
  EvaluateDeviation,
  PrepareEvaluation,
  WantLetter,
  WithdrawLetter,
} from './own-evaluation.dto';
import { AssuranceReportDetail } from './report-views.dto';

/** What the registrant makes of a report, and what covers the time after it. */
@Controller('api')
export class EvaluationsController {
  constructor(
    private readonly evaluations: EvaluationsService,
    private readonly gaps: GapsService,
  ) {}

  @Post('assurance-reports/:id/reviews')
  @Allow('assurance.evaluate')
  begin(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssuranceReportDetail> {
    return this.evaluations.begin(actor, id);
  }

  @Post('report-subservices/:id/covers')
  @Allow('assurance.evaluate')
  coverSubservice(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CoverSubservice,
  ): Promise<AssuranceReportDetail> {
    return this.evaluations.coverSubservice(actor, id, body);
  }

  @Post('report-deviations/:id/evaluations')
  @Allow('assurance.evaluate')
  evaluateDeviation(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EvaluateDeviation,
  ): Promise<AssuranceReportDetail> {
    return this.evaluations.evaluateDeviation(actor, id, body);
  }

  @Post('assurance-reports/:id/evaluations')
  @Allow('assurance.evaluate')
  prepare(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PrepareEvaluation,
  ): Promise<AssuranceReportDetail> {
    return this.evaluations.prepare(actor, id, body);
  }

  /** The second line, and never who prepared it. */
  @Post('report-evaluations/:id/decisions')
  @Allow('reviews.approve')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideEvaluation,
  ): Promise<AssuranceReportDetail> {
    return this.evaluations.decide(actor, id, body);
  }

  @Post('assurance-reports/:id/letter-requests')
  @Allow('assurance.evaluate')
  wantLetter(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WantLetter,
  ): Promise<AssuranceReportDetail> {
    return this.gaps.want(actor, id, body);
  }

  /** A gap letter: a statement of the vendor’s management, and no assurance. */
  @Post('assurance-reports/:id/letters')
  @Allow('assurance.bring')
  bringLetter(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: BringLetter,
  ): Promise<AssuranceReportDetail> {
    return this.gaps.bring(actor, id, body);
  }

  @Post('bridge-letters/:id/withdrawals')
  @Allow('assurance.bring')
  withdrawLetter(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawLetter,
  ): Promise<AssuranceReportDetail> {
    return this.gaps.withdraw(actor, id, body);
  }

  @Post('assurance-reports/:id/gap-covers')
  @Allow('assurance.evaluate')
  coverGap(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CoverGap,
  ): Promise<AssuranceReportDetail> {
    return this.gaps.cover(actor, id, body);
  }

  /** Whether days may stay uncovered: the second line, and never who asked for it. */
  @Post('gap-covers/:id/decisions')
  @Allow('reviews.approve')
  decideGapCover(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideGapCover,
  ): Promise<AssuranceReportDetail> {
    return this.gaps.decide(actor, id, body);
  }
}
