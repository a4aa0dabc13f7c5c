import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller';
import { CataloguePublisher } from './catalogue.publisher';
import { CatalogueService } from './catalogue.service';
import { PeriodsController } from './periods.controller';
import { PeriodsService } from './periods.service';

@Module({
  controllers: [CatalogueController, PeriodsController],
  providers: [CataloguePublisher, CatalogueService, PeriodsService],
  exports: [CataloguePublisher, CatalogueService, PeriodsService],
})
export class CatalogueModule {}
