import { Module } from '@nestjs/common';
import { AssumptionsController } from './assumptions.controller';
import { AssumptionsService } from './assumptions.service';
import { ConfirmationsService } from './confirmations.service';
import { ConflictsController } from './conflicts.controller';
import { ConflictsService } from './conflicts.service';
import { DependenciesController } from './dependencies.controller';
import { DependenciesService } from './dependencies.service';
import { FourthPartiesController } from './fourth-parties.controller';
import { FourthPartiesService } from './fourth-parties.service';
import { RegistersController } from './registers.controller';
import { RegistersService } from './registers.service';
import { RequestsService } from './requests.service';
import { ResourcesController } from './resources.controller';
import { ResourcesService } from './resources.service';

const SERVICES = [
  ...[AssumptionsService, ConfirmationsService, ConflictsService, DependenciesService],
  ...[FourthPartiesService, RegistersService, RequestsService, ResourcesService],
];

/** What services rest on, who recovers it, and whether both sides say so. */
@Module({
  controllers: [
    ...[AssumptionsController, ConflictsController, DependenciesController],
    ...[FourthPartiesController, RegistersController, ResourcesController],
  ],
  providers: SERVICES,
  exports: SERVICES,
})
export class DependenciesModule {}
