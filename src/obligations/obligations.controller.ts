import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import {
  EventList,
  EventView,
  ObligationDetail,
  ObligationList,
  ObligationQuery,
  RecordEvent,
  ReleaseObligation,
  ScheduleObligations,
  ScheduleView,
} from './obligations.dto';
import { ObligationsService } from './obligations.service';
import { RecordedEventsService } from './recorded-events.service';
import { SchedulingService } from './scheduling.service';

@Controller('api')
export class ObligationsController {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly scheduling: SchedulingService,
    private readonly events: RecordedEventsService,
  ) {}

  @Get('obligations')
  @Allow('obligations.read')
  all(@Asking() actor: Actor, @Query() query: ObligationQuery): Promise<ObligationList> {
    return this.obligations.list(actor, query);
  }

  @Get('obligations/:id')
  @Allow('obligations.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ObligationDetail> {
    return this.obligations.one(actor, id);
  }

  /** Schedules what the period asks of the vendor; safe to repeat after a tier, flag or event changed. */
  @Post('vendors/:id/obligations')
  @Allow('obligations.schedule')
  schedule(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ScheduleObligations,
  ): Promise<ScheduleView> {
    return this.scheduling.schedule(actor, id, body.periodId);
  }

  /** Schedules the registrant's own obligations for the period. */
  @Post('periods/:id/obligations')
  @Allow('obligations.schedule')
  scheduleProgramme(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ScheduleView> {
    return this.scheduling.scheduleProgramme(actor, id);
  }

  /** Takes an obligation that nothing asks for any more out of what is due, with a reason. */
  @Post('obligations/:id/releases')
  @Allow('obligations.schedule')
  @HttpCode(204)
  release(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReleaseObligation,
  ): Promise<void> {
    return this.scheduling.releaseObligation(actor, id, body.reason);
  }

  @Get('vendors/:id/events')
  @Allow('obligations.read')
  recorded(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EventList> {
    return this.events.list(actor, id);
  }

  /** Records an event of the catalogue; the next schedule adds what it makes due. */
  @Post('vendors/:id/events')
  @Allow('obligations.schedule')
  record(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordEvent,
  ): Promise<EventView> {
    return this.events.record(actor, id, body);
  }
}
