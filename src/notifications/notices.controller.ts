import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { CalendarsService } from './calendars.service';
import { EmailsService } from './emails.service';
import {
  CalendarFeedList,
  EmailList,
  EmailQuery,
  MadeCalendarFeed,
  NoticeList,
  NoticeQuery,
  PreferenceList,
  ReadNotices,
  SetPreference,
} from './notices.dto';
import { NoticesService } from './notices.service';

@Controller('api')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly calendars: CalendarsService,
    private readonly emails: EmailsService,
  ) {}

  @Get('notices')
  @Allow('notices.own')
  list(@Asking() actor: Actor, @Query() query: NoticeQuery): Promise<NoticeList> {
    return this.notices.list(actor, query.unread === 'true');
  }

  @Post('notices/readings')
  @Allow('notices.own')
  @HttpCode(204)
  markRead(@Asking() actor: Actor, @Body() body: ReadNotices): Promise<void> {
    return this.notices.markRead(actor, body.ids ?? null);
  }

  @Get('notice-preferences')
  @Allow('notices.own')
  preferences(@Asking() actor: Actor): Promise<PreferenceList> {
    return this.notices.preferences(actor);
  }

  @Put('notice-preferences')
  @Allow('notices.own')
  prefer(@Asking() actor: Actor, @Body() body: SetPreference): Promise<PreferenceList> {
    return this.notices.prefer(actor, body);
  }

  @Get('calendar-feeds')
  @Allow('notices.own')
  feeds(@Asking() actor: Actor): Promise<CalendarFeedList> {
    return this.calendars.list(actor);
  }

  /** The address is in the answer and nowhere else: it cannot be shown again. */
  @Post('calendar-feeds')
  @Allow('notices.own')
  makeFeed(@Asking() actor: Actor): Promise<MadeCalendarFeed> {
    return this.calendars.make(actor);
  }

  @Post('calendar-feeds/:id/revocations')
  @Allow('notices.own')
  @HttpCode(204)
  revokeFeed(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.calendars.revoke(actor, id);
  }

  @Get('emails')
  @Allow('mail.read')
  outbox(@Asking() actor: Actor, @Query() query: EmailQuery): Promise<EmailList> {
    return this.emails.list(actor, query.state);
  }

  @Post('emails/:id/retries')
  @Allow('mail.read')
  @HttpCode(204)
  retry(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.emails.retry(actor, id);
  }
}
