import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller';
import { CataloguePublisher } from './catalogue.publisher';
import { CatalogueService } from './catalogue.service';
import { PeriodMovesController } from './period-moves.controller';
import { PeriodMoves } from './period-moves.service';
import { PeriodsController } from './periods.controller';
import { PeriodsService } from './periods.service';
import { ReopeningsService } from './reopenings.service';

@Module({
  controllers: [CatalogueController, PeriodsController, PeriodMovesController],
  providers: [CataloguePublisher, CatalogueService, PeriodsService, PeriodMoves, ReopeningsService],
  exports: [CataloguePublisher, CatalogueService, PeriodsService, PeriodMoves],
})
export class CatalogueModule {}
