import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
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
  imports: [CatalogueModule],
  controllers: [CoverageController, FlagsController, HomeController],
  providers: [CoverageFacts, CoverageService, FlagReads, FlagsService, HomeService, RecoveryResults],
})
export class CoverageModule {}
