import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { RegisterReads } from './register-reads';
import { DrillList, RestoreList, TrainingList, WindowList } from './register-views.dto';
import {
  ReconcileRestore,
  RecordDrill,
  RecordedEntry,
  RecordRestore,
  RecordTraining,
  RecordWindow,
  RegisterQuery,
  WithdrawEntry,
} from './registers.dto';
import { RegistersService } from './registers.service';
import { RestoresService } from './restores.service';

/** Registers beside the exercises. Each list holds the last entry of every reference; the entry itself, all of them. */
@Controller('api')
export class RegistersController {
  constructor(
    private readonly reads: RegisterReads,
    private readonly registers: RegistersService,
    private readonly restores: RestoresService,
  ) {}

  @Get('drills')
  @Allow('exercises.read')
  drills(@Asking() actor: Actor, @Query() query: RegisterQuery): Promise<DrillList> {
    return this.reads.drills(actor, { vendorId: query.vendorId ?? null });
  }

  @Get('drills/:id')
  @Allow('exercises.read')
  drill(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DrillList> {
    return this.reads.drills(actor, { historyOf: id });
  }

  @Post('drills')
  @Allow('exercises.write')
  recordDrill(@Asking() actor: Actor, @Body() body: RecordDrill): Promise<RecordedEntry> {
    return this.registers.recordDrill(actor, body);
  }

  @Post('drills/:id/withdrawals')
  @Allow('exercises.write')
  withdrawDrill(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawEntry,
  ): Promise<RecordedEntry> {
    return this.registers.withdrawDrill(actor, id, body.reason);
  }

  @Get('training-records')
  @Allow('exercises.read')
  trainings(@Asking() actor: Actor, @Query() query: RegisterQuery): Promise<TrainingList> {
    return this.reads.trainings(actor, { vendorId: query.vendorId ?? null });
  }

  @Get('training-records/:id')
  @Allow('exercises.read')
  training(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TrainingList> {
    return this.reads.trainings(actor, { historyOf: id });
  }

  @Post('training-records')
  @Allow('exercises.write')
  recordTraining(@Asking() actor: Actor, @Body() body: RecordTraining): Promise<RecordedEntry> {
    return this.registers.recordTraining(actor, body);
  }

  @Post('training-records/:id/withdrawals')
  @Allow('exercises.write')
  withdrawTraining(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawEntry,
  ): Promise<RecordedEntry> {
    return this.registers.withdrawTraining(actor, id, body.reason);
  }

  @Get('maintenance-windows')
  @Allow('exercises.read')
  windows(@Asking() actor: Actor, @Query() query: RegisterQuery): Promise<WindowList> {
    return this.reads.windows(actor, { vendorId: query.vendorId ?? null });
  }

  @Get('maintenance-windows/:id')
  @Allow('exercises.read')
  window(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WindowList> {
    return this.reads.windows(actor, { historyOf: id });
  }

  @Post('maintenance-windows')
  @Allow('exercises.write')
  recordWindow(@Asking() actor: Actor, @Body() body: RecordWindow): Promise<RecordedEntry> {
    return this.registers.recordWindow(actor, body);
  }

  @Post('maintenance-windows/:id/withdrawals')
  @Allow('exercises.write')
  withdrawWindow(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawEntry,
  ): Promise<RecordedEntry> {
    return this.registers.withdrawWindow(actor, id, body.reason);
  }

  @Get('restore-tests')
  @Allow('exercises.read')
  restoreTests(@Asking() actor: Actor, @Query() query: RegisterQuery): Promise<RestoreList> {
    return this.reads.restores(actor, { vendorId: query.vendorId ?? null });
  }

  @Get('restore-tests/:id')
  @Allow('exercises.read')
  restoreTest(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RestoreList> {
    return this.reads.restores(actor, { historyOf: id });
  }

  @Post('restore-tests')
  @Allow('exercises.write')
  recordRestore(@Asking() actor: Actor, @Body() body: RecordRestore): Promise<RecordedEntry> {
    return this.restores.record(actor, body);
  }

  @Post('restore-tests/:id/withdrawals')
  @Allow('exercises.write')
  withdrawRestore(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawEntry,
  ): Promise<RecordedEntry> {
    return this.restores.withdraw(actor, id, body.reason);
  }

  /** Differences that were explained or put right since. */
  @Post('restore-tests/:id/reconciliations')
  @Allow('exercises.write')
  @HttpCode(204)
  reconcile(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReconcileRestore,
  ): Promise<void> {
    return this.restores.reconcile(actor, id, body);
  }
}
