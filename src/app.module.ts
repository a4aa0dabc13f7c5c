import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AccountsModule } from './accounts/accounts.module';
import { AssuranceReportsModule } from './assurance-reports/assurance-reports.module';
import { AttestationsModule } from './attestations/attestations.module';
import { AuditTrailModule } from './audit-trail/audit-trail.module';
import { Reactions } from './audit-trail/reactions';
import { CatalogueModule } from './catalogue/catalogue.module';
import { ClosingModule } from './closing/closing.module';
import { CoverageModule } from './coverage/coverage.module';
import { DashboardsModule } from './dashboards/dashboards.module';
import { DisruptionsModule } from './disruptions/disruptions.module';
import { eventsArise } from './event-reactions';
import { EvidenceModule } from './evidence/evidence.module';
import { ExceptionsModule } from './exceptions/exceptions.module';
import { ExercisesModule } from './exercises/exercises.module';
import { AfterActionService } from './findings/after-action/after-action.service';
import { FindingsModule } from './findings/findings.module';
import { FoundationModule, type Foundations } from './foundation/foundation.module';
import { ImportsModule } from './imports/imports.module';
import { TOLD_DEEDS } from './notifications/deed-notices';
import { NotificationsModule } from './notifications/notifications.module';
import { TellingService } from './notifications/telling.service';
import { EventFollowing } from './obligations/event-following';
import { ObligationsModule } from './obligations/obligations.module';
import { RecordedEventsService } from './obligations/recorded-events.service';
import { LossModule } from './outsourced-services/loss/loss.module';
import { AlternatesModule } from './outsourced-services/alternates/alternates.module';
import { DependenciesModule } from './outsourced-services/dependencies/dependencies.module';
import { OutsourcedServicesModule } from './outsourced-services/outsourced-services.module';
import { PacketsModule } from './packets/packets.module';
import { PlansModule } from './plans/plans.module';
import { PortalHostModule } from './portal-host/portal-host.module';
import { QuestionnaireVersionsModule } from './questionnaires/questionnaire-versions.module';
import { QuestionnairesModule } from './questionnaires/questionnaires.module';
import { RequestsModule } from './requests/requests.module';
import { RetentionModule } from './retention/retention.module';
import { ReviewsModule } from './reviews/reviews.module';
import { ScheduleReactions } from './schedule-reactions';
import { VendorsModule } from './vendors/vendors.module';

/** Every room, from the foundation up. */
const ROOMS = [
  AuditTrailModule,
  AccountsModule,
  AccessModule,
  CatalogueModule,
  VendorsModule,
  OutsourcedServicesModule,
  LossModule,
  AlternatesModule,
  DependenciesModule,
  ObligationsModule,
  PlansModule,
  ExercisesModule,
  EvidenceModule,
  DisruptionsModule,
  AssuranceReportsModule,
  QuestionnaireVersionsModule,
  ReviewsModule,
  FindingsModule,
  QuestionnairesModule,
  ExceptionsModule,
  AttestationsModule,
  PacketsModule,
  RequestsModule,
  RetentionModule,
  ClosingModule,
  CoverageModule,
  DashboardsModule,
  NotificationsModule,
  ImportsModule,
  PortalHostModule,
];

@Module({})
export class AppModule {
  /** How higher rooms answer the deeds of lower ones, inside the same Work. */
  constructor(
    reactions: Reactions,
    schedules: ScheduleReactions,
    events: RecordedEventsService,
    following: EventFollowing,
    telling: TellingService,
    afterAction: AfterActionService,
  ) {
    schedules.followDeeds(reactions);
    eventsArise(reactions, events, following);
    reactions.on('exercise.reported', (work, { id }) => afterAction.followReport(work, id));
    for (const deed of TOLD_DEEDS)
      reactions.on(deed, (work, subject, particulars) => telling.heard(work, { deed, subject, particulars }));
  }

  static on(foundations: Foundations): DynamicModule {
    return { module: AppModule, imports: [FoundationModule.on(foundations), ...ROOMS], providers: [ScheduleReactions] };
  }
}
