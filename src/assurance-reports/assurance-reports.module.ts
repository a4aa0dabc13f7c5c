import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AssuranceNight } from './assurance-night';
import { AssuranceReportsController } from './assurance-reports.controller';
import { EvaluationsController } from './evaluations.controller';
import { EvaluationsService } from './evaluations.service';
import { GapsService } from './gaps/gaps.service';
import { ReceivingService } from './receiving.service';
import { ReportContentService } from './report-content.service';
import { ReportDetails } from './report-detail';
import { AssuranceReportsService } from './reports.service';
import { UseConsentsController } from './consents/use-consents.controller';
import { UseConsentsService } from './consents/use-consents.service';
import { ControlTestsService } from './user-controls/control-tests.service';
import { UserControlsController } from './user-controls/user-controls.controller';
import { UserControlsService } from './user-controls/user-controls.service';

const SERVICES = [
  AssuranceReportsService,
  ReceivingService,
  ReportContentService,
  EvaluationsService,
  GapsService,
  UserControlsService,
  ControlTestsService,
  AssuranceNight,
  UseConsentsService,
];

@Module({
  imports: [CatalogueModule],
  controllers: [AssuranceReportsController, EvaluationsController, UserControlsController, UseConsentsController],
  providers: [ReportDetails, ...SERVICES],
  exports: SERVICES,
})
export class AssuranceReportsModule {}
