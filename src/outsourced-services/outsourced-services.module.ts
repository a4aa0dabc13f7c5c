import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { VendorsModule } from '../vendors/vendors.module';
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
  controllers: [ServicesController, ScopeController, ObjectivesController, PlacesController],
  providers: [ObjectivesService, PlacesService, ScopeGround, ScopeService, ServiceLinksService, ServicesService],
  exports: [ObjectivesService, PlacesService, ScopeService, ServiceLinksService, ServicesService],
})
export class OutsourcedServicesModule {}
