import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { VendorsModule } from '../vendors/vendors.module';
import { ImpactAgreementService } from './impact/impact-agreement.service';
import { ImpactController } from './impact/impact.controller';
import { ImpactDraftsService } from './impact/impact-drafts.service';
import { ImpactService } from './impact/impact.service';
import { OutageCostsService } from './impact/outage-costs.service';
import { ObjectivesController } from './objectives.controller';
import { ObjectivesService } from './objectives.service';
import { PlacesController } from './places.controller';
import { PlacesService } from './places.service';
import { ScopeController } from './scope.controller';
import { ScopeGround } from './scope-ground';
import { ScopeService } from './scope.service';
import { ServiceLinksService } from './service-links.service';
import { ServicesController } from './services.controller';
import { ServicesService } from './services.service';

@Module({
  imports: [CatalogueModule, VendorsModule],
  controllers: [ServicesController, ScopeController, ObjectivesController, PlacesController, ImpactController],
  providers: [
    ImpactAgreementService,
    ImpactDraftsService,
    ImpactService,
    OutageCostsService,
    ObjectivesService,
    PlacesService,
    ScopeGround,
    ScopeService,
    ServiceLinksService,
    ServicesService,
  ],
  exports: [
    ImpactAgreementService,
    ImpactDraftsService,
    ImpactService,
    OutageCostsService,
    ObjectivesService,
    PlacesService,
    ScopeService,
    ServiceLinksService,
    ServicesService,
  ],
})
export class OutsourcedServicesModule {}
