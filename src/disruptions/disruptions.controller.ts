import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { DisruptionReads } from './disruption-reads';
import { DisruptionList, DisruptionView, MovedDisruption } from './disruption-views.dto';
import {
  ConfirmDisruption,
  DisruptionQuery,
  EditDisruption,
  ReportDisruption,
  SetEventClock,
  WithdrawDisruption,
} from './disruptions.dto';
import { EventClockService } from './event-clock.service';
import { ReportingService } from './reporting.service';

@Controller('api/disruptions')
export class DisruptionsController {
  constructor(
    private readonly reads: DisruptionReads,
    private readonly reporting: ReportingService,
    private readonly clock: EventClockService,
  ) {}

  @Get()
  @Allow('disruptions.read')
  all(@Asking() actor: Actor, @Query() query: DisruptionQuery): Promise<DisruptionList> {
    return this.reads.all(actor, query);
  }

  /** Reports a real event; from the vendor it is a notice at the same time, at the moment when the portal received it. */
  @Post()
  @Allow('disruptions.report')
  report(@Asking() actor: Actor, @Body() body: ReportDisruption): Promise<MovedDisruption> {
    return this.reporting.report(actor, body);
  }

  @Get(':id')
  @Allow('disruptions.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DisruptionView> {
    return this.reads.one(actor, id);
  }

  @Patch(':id')
  @Allow('disruptions.report')
  edit(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditDisruption,
  ): Promise<MovedDisruption> {
    return this.reporting.edit(actor, id, body);
  }

  /** All moments of the event and of its services' recovery, as they are known now. */
  @Put(':id/clock')
  @Allow('disruptions.report')
  setClock(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SetEventClock,
  ): Promise<MovedDisruption> {
    return this.clock.setClock(actor, id, body);
  }

  @Post(':id/confirmations')
  @Allow('disruptions.manage')
  confirm(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmDisruption,
  ): Promise<MovedDisruption> {
    return this.reporting.confirm(actor, id, body);
  }

  /** Takes back a report that was a mistake; it stays in sight with the reason. */
  @Post(':id/withdrawals')
  @Allow('disruptions.manage')
  withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawDisruption,
  ): Promise<MovedDisruption> {
    return this.reporting.withdraw(actor, id, body);
  }
}
