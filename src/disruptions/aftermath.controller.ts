import { Body, Controller, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AftermathService } from './aftermath.service';
import { DispositionsService } from './dispositions.service';
import { CountedDisruption, MovedDisruption } from './disruption-views.dto';
import { CloseDisruption, RecoverDisruption, SeenDisruption } from './disruptions.dto';
import {
  CountAsTest,
  DecideEventSteps,
  IssueEventReport,
  RecordControl,
  RecordReconciliation,
  ReviewControl,
} from './happenings.dto';
import { RecoveryService } from './recovery.service';

@Controller('api')
export class AftermathController {
  constructor(
    private readonly recovery: RecoveryService,
    private readonly dispositions: DispositionsService,
    private readonly aftermath: AftermathService,
  ) {}

  /** Says that it is recovered; refused with a list of what is missing. */
  @Post('disruptions/:id/recoveries')
  @Allow('disruptions.report')
  recover(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecoverDisruption,
  ): Promise<MovedDisruption> {
    return this.recovery.recover(actor, id, body);
  }

  /** What was processed in recovery mode, compared, and put right. */
  @Post('disruptions/:id/reconciliations')
  @Allow('disruptions.report')
  reconcile(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordReconciliation,
  ): Promise<MovedDisruption> {
    return this.recovery.reconcile(actor, id, body);
  }

  /** Says that all data is reconciled; refused while an item is left. */
  @Post('disruptions/:id/reconciliation-completions')
  @Allow('disruptions.report')
  complete(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SeenDisruption,
  ): Promise<MovedDisruption> {
    return this.recovery.complete(actor, id, body);
  }

  @Post('disruptions/:id/controls')
  @Allow('disruptions.report')
  recordControl(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordControl,
  ): Promise<MovedDisruption> {
    return this.recovery.recordControl(actor, id, body);
  }

  @Post('recovery-controls/:id/reviews')
  @Allow('disruptions.manage')
  reviewControl(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviewControl,
  ): Promise<MovedDisruption> {
    return this.recovery.reviewControl(actor, id, body);
  }

  /** What becomes of each step or section of a plan that was started. */
  @Put('disruptions/:id/dispositions')
  @Allow('exercises.write')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideEventSteps,
  ): Promise<MovedDisruption> {
    return this.dispositions.decide(actor, id, body);
  }

  /** The after-action report, or an amendment of it. */
  @Post('disruptions/:id/reports')
  @Allow('exercises.write')
  report(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IssueEventReport,
  ): Promise<MovedDisruption> {
    return this.aftermath.report(actor, id, body);
  }

  /** Lets it count as a test: an exercise whose clock is the event's, and whose steps are then recorded and reviewed. */
  @Post('disruptions/:id/exercises')
  @Allow('exercises.write')
  count(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CountAsTest,
  ): Promise<CountedDisruption> {
    return this.aftermath.count(actor, id, body);
  }

  @Post('disruptions/:id/closings')
  @Allow('disruptions.manage')
  close(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CloseDisruption,
  ): Promise<MovedDisruption> {
    return this.aftermath.close(actor, id, body);
  }
}
