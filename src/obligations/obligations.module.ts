import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ObligationsController } from './obligations.controller';
import { ObligationsService } from './obligations.service';
import { RecordedEventsService } from './recorded-events.service';
import { SchedulingService } from './scheduling.service';

@Module({
  imports: [CatalogueModule],
  controllers: [ObligationsController],
  providers: [ObligationsService, RecordedEventsService, SchedulingService],
  exports: [ObligationsService, RecordedEventsService, SchedulingService],
})
export class ObligationsModule {}
