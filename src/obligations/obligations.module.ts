import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AbsencesController } from './absences.controller';
import { AbsencesService } from './absences.service';
import { CoverageAnswersController } from './coverage-answers.controller';
import { CoverageAnswersService } from './coverage-answers.service';
import { EventFollowing } from './event-following';
import { NightlySchedule } from './nightly-schedule';
import { ObligationsController } from './obligations.controller';
import { ObligationsService } from './obligations.service';
import { RecordedEventsService } from './recorded-events.service';
import { SchedulingService } from './scheduling.service';

@Module({
  imports: [CatalogueModule],
  controllers: [AbsencesController, CoverageAnswersController, ObligationsController],
  providers: [
    AbsencesService,
    CoverageAnswersService,
    EventFollowing,
    NightlySchedule,
    ObligationsService,
    RecordedEventsService,
    SchedulingService,
  ],
  exports: [
    AbsencesService,
    EventFollowing,
    NightlySchedule,
    ObligationsService,
    RecordedEventsService,
    SchedulingService,
  ],
})
export class ObligationsModule {}
