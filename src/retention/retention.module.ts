import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { DisposalsController } from './disposals.controller';
import { DisposalsService } from './disposals.service';
import { Erasure } from './erasure';
import { LegalHoldsController } from './legal-holds.controller';
import { LegalHoldsService } from './legal-holds.service';
import { RetentionController } from './retention.controller';
import { RetentionService } from './retention.service';
import { TombstoneVerification } from './tombstone-verification.service';

@Module({
  imports: [CatalogueModule],
  controllers: [RetentionController, LegalHoldsController, DisposalsController],
  providers: [DisposalsService, Erasure, LegalHoldsService, RetentionService, TombstoneVerification],
  exports: [DisposalsService, LegalHoldsService, RetentionService],
})
export class RetentionModule {}
