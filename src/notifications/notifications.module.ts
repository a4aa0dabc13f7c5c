import { Module } from '@nestjs/common';
import { CalendarsController } from './calendars.controller';
import { CalendarsService } from './calendars.service';
import { CheckpointMail } from './checkpoint-mail';
import { EmailsService } from './emails.service';
import { MorningService } from './morning.service';
import { NoticesController } from './notices.controller';
import { NoticesService } from './notices.service';
import { Outbox } from './outbox';
import { PostOffice } from './post-office';
import { TellingService } from './telling.service';

@Module({
  controllers: [NoticesController, CalendarsController],
  providers: [
    CalendarsService,
    CheckpointMail,
    EmailsService,
    MorningService,
    NoticesService,
    Outbox,
    PostOffice,
    TellingService,
  ],
  exports: [MorningService, TellingService],
})
export class NotificationsModule {}
