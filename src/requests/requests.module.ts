import { Module } from '@nestjs/common';
import path from 'node:path';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { PacketsModule } from '../packets/packets.module';
import { AnsweringController } from './answering.controller';
import { AnsweringService } from './answering.service';
import { AskingService } from './asking.service';
import { AuditorRequestsController } from './auditor-requests.controller';
import { DeliveriesService } from './deliveries.service';
import { BringRequestFile } from './files/bring-request-file';
import { RequestFileFinish } from './files/request-file-finish';
import { fileHeaders } from './files/request-file-headers';
import { RequestFileDoor, RequestFileIntake } from './files/request-file-intake';
import { RequestFileSweep } from './files/request-file-sweep';
import { RequestFilesController } from './files/request-files.controller';
import { RequestFilesService } from './files/request-files.service';
import { ListReportsController } from './list-reports.controller';
import { PopulationPrint } from './populations/population-print';
import { PopulationsController } from './populations/populations.controller';
import { PopulationsService } from './populations/populations.service';
import { RequestListsController } from './request-lists.controller';
import { RequestListsService } from './request-lists.service';
import { SamplePacketsService } from './samples/sample-packets.service';
import { SamplesController } from './samples/samples.controller';
import { SamplesService } from './samples/samples.service';

/** What the external auditor asks for, and what it is asked of: populations and samples. */
@Module({
  imports: [PacketsModule],
  controllers: [
    ListReportsController,
    PopulationsController,
    SamplesController,
    RequestListsController,
    AuditorRequestsController,
    AnsweringController,
    RequestFilesController,
  ],
  providers: [
    BringRequestFile,
    AnsweringService,
    AskingService,
    DeliveriesService,
    PopulationPrint,
    PopulationsService,
    RequestFileFinish,
    RequestFilesService,
    RequestFileSweep,
    RequestListsService,
    SamplePacketsService,
    SamplesService,
    {
      provide: RequestFileIntake,
      inject: [CONFIG],
      useFactory: (config: Config) => new RequestFileIntake(path.join(config.dataDir, 'uploads', 'requests')),
    },
    {
      provide: RequestFileDoor,
      inject: [CONFIG, RequestFileIntake, RequestFileFinish],
      useFactory: (config: Config, intake: RequestFileIntake, finish: RequestFileFinish) =>
        new RequestFileDoor(
          { path: '/api/request-files', intake, maxBytes: config.uploadMaxBytes },
          async (actor, id) => fileHeaders(await finish.finish(actor, id)),
        ),
    },
  ],
  exports: [
    BringRequestFile,
    AnsweringService,
    AskingService,
    DeliveriesService,
    PopulationsService,
    RequestListsService,
    SamplesService,
  ],
})
export class RequestsModule {}
