import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module';
import { Contradictions } from './contradictions';
import { CountedGroups } from './counted-groups';
import { CoverageFacts } from './coverage-facts';
import { CoverageController } from './coverage.controller';
import { CoverageService } from './coverage.service';
import { FigureRows } from './figure-rows';
import { FlagReads } from './flag-reads';
import { FlagsController } from './flags.controller';
import { FlagsService } from './flags.service';
import { FleetFigures } from './fleet-figures';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';
import { RecoveryResults } from './recovery-results';
import { ReportsService } from './reports.service';
import { VendorStandingsController } from './vendor-standings.controller';
import { VendorStandingsService } from './vendor-standings';

@Module({
  imports: [CatalogueModule, QuestionnairesModule],
  controllers: [CoverageController, FlagsController, HomeController, VendorStandingsController],
  providers: [
    ...[
      Contradictions,
      CoverageFacts,
      CoverageService,
      FigureRows,
      FlagReads,
      FlagsService,
      CountedGroups,
      FleetFigures,
    ],
    ...[HomeService, RecoveryResults, ReportsService, VendorStandingsService],
  ],
  exports: [CoverageFacts],
})
export class CoverageModule {}
