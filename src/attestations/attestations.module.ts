import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { ExceptionsModule } from '../exceptions/exceptions.module';
import { ObligationsModule } from '../obligations/obligations.module';
import { FindingsModule } from '../findings/findings.module';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module';
import { VendorsModule } from '../vendors/vendors.module';
import { AttestationDuty } from './attestation-duty.service';
import { AttestationsController } from './attestations.controller';
import { AttestationsService } from './attestations.service';
import { AuthorityGround } from './authority-ground';
import { AuthorityService } from './authority.service';
import { ConfirmationSchedule } from './confirmations/confirmation-schedule.service';
import { ConfirmationSigning } from './confirmations/confirmation-signing.service';
import { ConfirmationsController } from './confirmations/confirmations.controller';
import { ConfirmationsService } from './confirmations/confirmations.service';
import { DecisionsService } from './decisions.service';
import { NoneOccurredController } from './none-occurred/none-occurred.controller';
import { NoneOccurredDecisions } from './none-occurred/none-occurred-decisions.service';
import { NoneOccurredService } from './none-occurred/none-occurred.service';
import { PreparationService } from './preparation.service';
import { ReceiptsController } from './receipts.controller';
import { ReceiptsService } from './receipts.service';
import { ReliabilityController } from './reliability/reliability.controller';
import { ReliabilityService } from './reliability/reliability.service';
import { ScheduleService } from './schedule.service';
import { SigningService } from './signing.service';
import { Statements } from './statements';
import { TrackerController } from './tracker.controller';
import { TrackerService } from './tracker.service';
import { VendorAttestationsController } from './vendor-attestations.controller';
import { WaiversController } from './waivers.controller';
import { WaiversService } from './waivers.service';

const SERVICES = [
  AttestationsService,
  AuthorityService,
  DecisionsService,
  PreparationService,
  ScheduleService,
  SigningService,
  TrackerService,
  ConfirmationSchedule,
  ConfirmationSigning,
  ConfirmationsService,
  NoneOccurredDecisions,
  NoneOccurredService,
  ReceiptsService,
  ReliabilityService,
  WaiversService,
];

@Module({
  imports: [
    CatalogueModule,
    EvidenceModule,
    ExceptionsModule,
    FindingsModule,
    ObligationsModule,
    QuestionnairesModule,
    VendorsModule,
  ],
  controllers: [
    AttestationsController,
    TrackerController,
    VendorAttestationsController,
    ConfirmationsController,
    NoneOccurredController,
    ReceiptsController,
    ReliabilityController,
    WaiversController,
  ],
  providers: [...SERVICES, AttestationDuty, AuthorityGround, Statements],
  exports: SERVICES,
})
export class AttestationsModule {}
