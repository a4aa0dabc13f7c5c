import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { OutsourcedServicesModule } from '../outsourced-services/outsourced-services.module';
import { VendorsModule } from '../vendors/vendors.module';
import { ImportAppliers } from './import-appliers';
import { ImportApplication } from './import-application.service';
import { ImportJobs } from './import-jobs';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';

@Module({
  imports: [AccessModule, CatalogueModule, OutsourcedServicesModule, VendorsModule],
  controllers: [ImportsController],
  providers: [ImportAppliers, ImportApplication, ImportJobs, ImportsService],
})
export class ImportsModule {}
