import { Module } from '@nestjs/common';
import { VendorContactsController } from './vendor-contacts.controller';
import { VendorContactsService } from './vendor-contacts.service';
import { VendorGrounds } from './vendor-grounds';
import { VendorLifecycleService } from './vendor-lifecycle.service';
import { VendorsController } from './vendors.controller';
import { VendorsService } from './vendors.service';

@Module({
  controllers: [VendorsController, VendorContactsController],
  providers: [VendorContactsService, VendorGrounds, VendorLifecycleService, VendorsService],
  exports: [VendorContactsService, VendorGrounds, VendorLifecycleService, VendorsService],
})
export class VendorsModule {}
