import { Module } from '@nestjs/common';
import { PacketsModule } from '../packets/packets.module';
import { AnsweringController } from './answering.controller';
import { AnsweringService } from './answering.service';
import { AskingService } from './asking.service';
import { AuditorRequestsController } from './auditor-requests.controller';
import { DeliveriesService } from './deliveries.service';
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
    PopulationsController,
    SamplesController,
    RequestListsController,
    AuditorRequestsController,
    AnsweringController,
  ],
  providers: [
    AnsweringService,
    AskingService,
    DeliveriesService,
    PopulationsService,
    RequestListsService,
    SamplePacketsService,
    SamplesService,
  ],
  exports: [
    AnsweringService,
    AskingService,
    DeliveriesService,
    PopulationsService,
    RequestListsService,
    SamplesService,
  ],
})
export class RequestsModule {}
