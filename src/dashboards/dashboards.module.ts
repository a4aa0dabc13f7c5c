import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { CoverageModule } from '../coverage/coverage.module';
import { AgeingService } from './ageing/ageing.service';
import { ComparisonService } from './comparison/comparison.service';
import { DashboardsController } from './dashboards.controller';
import { ProofService } from './proof/proof.service';
import { ServiceProofController } from './proof/service-proof.controller';
import { QuartersService } from './quarters/quarters.service';
import { ScatterService } from './recovery/scatter.service';

@Module({
  imports: [CatalogueModule, CoverageModule],
  controllers: [DashboardsController, ServiceProofController],
  providers: [AgeingService, ComparisonService, ProofService, QuartersService, ScatterService],
})
export class DashboardsModule {}
