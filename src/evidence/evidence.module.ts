import { Module } from '@nestjs/common';
import path from 'node:path';
import { CatalogueModule } from '../catalogue/catalogue.module';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { ObligationsModule } from '../obligations/obligations.module';
import { BringEvidence } from './bring-evidence';
import { EvidenceContent } from './evidence-content';
import { EvidenceKinds } from './evidence-kinds';
import { EvidenceReading } from './evidence-reading';
import { EvidenceRecord } from './evidence-record';
import { EvidenceUses } from './evidence-uses';
import { EvidenceVersionsController } from './evidence-versions.controller';
import { EvidenceController } from './evidence.controller';
import { EvidenceService } from './evidence.service';
import { TusDoor } from './tus-door';
import { receivedHeaders } from './received-headers';
import { UploadFinish } from './upload-finish';
import { UploadIntake } from './upload-intake';
import { UploadSweep } from './upload-sweep';
import { UploadsController } from './uploads.controller';
import { UploadsService } from './uploads.service';

@Module({
  imports: [CatalogueModule, ObligationsModule],
  controllers: [EvidenceController, EvidenceVersionsController, UploadsController],
  providers: [
    BringEvidence,
    EvidenceContent,
    EvidenceKinds,
    EvidenceReading,
    EvidenceRecord,
    EvidenceService,
    EvidenceUses,
    UploadFinish,
    UploadSweep,
    UploadsService,
    {
      provide: UploadIntake,
      inject: [CONFIG],
      useFactory: (config: Config) => new UploadIntake(path.join(config.dataDir, 'uploads')),
    },
    {
      provide: TusDoor,
      inject: [CONFIG, UploadIntake, UploadFinish],
      useFactory: (config: Config, intake: UploadIntake, finish: UploadFinish) =>
        new TusDoor({ path: '/api/uploads', intake, maxBytes: config.uploadMaxBytes }, async (actor, uploadId) =>
          receivedHeaders(await finish.finish(actor, uploadId)),
        ),
    },
  ],
  exports: [BringEvidence, EvidenceContent, EvidenceReading, EvidenceService],
})
export class EvidenceModule {}
