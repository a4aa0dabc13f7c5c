import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller';
import { CatalogueKind } from './catalogue-kind';
import { CataloguePublisher } from './catalogue.publisher';
import { CatalogueService } from './catalogue.service';
import { DraftDecisionsService } from './draft-decisions.service';
import { DraftKinds } from './draft-kinds';
import { DraftsController } from './drafts.controller';
import { DraftsService } from './drafts.service';
import { PeriodMovesController } from './period-moves.controller';
import { PeriodMoves } from './period-moves.service';
import { PeriodsController } from './periods.controller';
import { PeriodsService } from './periods.service';
import { ReopeningsService } from './reopenings.service';
import { VersionsController } from './versions.controller';
import { VersionsService } from './versions.service';

@Module({
  controllers: [CatalogueController, DraftsController, PeriodsController, PeriodMovesController, VersionsController],
  providers: [
    CatalogueKind,
    CataloguePublisher,
    CatalogueService,
    DraftDecisionsService,
    DraftKinds,
    DraftsService,
    PeriodMoves,
    PeriodsService,
    ReopeningsService,
    VersionsService,
  ],
  exports: [CataloguePublisher, CatalogueService, DraftKinds, PeriodMoves, PeriodsService],
})
export class CatalogueModule {}
