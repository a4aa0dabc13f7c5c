import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module';
import { Contradictions } from './contradictions';
import { CoverageFacts } from './coverage-facts';
import { CoverageController } from './coverage.controller';
import { CoverageService } from './coverage.service';
import { FlagReads } from './flag-reads';
import { FlagsController } from './flags.controller';
import { FlagsService } from './flags.service';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';
import { RecoveryResults } from './recovery-results';

@Module({
  imports: [CatalogueModule, QuestionnairesModule],
  controllers: [CoverageController, FlagsController, HomeController],
  providers: [Contradictions, CoverageFacts, CoverageService, FlagReads, FlagsService, HomeService, RecoveryResults],
})
export class CoverageModule {}
