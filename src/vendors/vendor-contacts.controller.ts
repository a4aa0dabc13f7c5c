import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AddContact, ChangeContact, ContactView, VerifyContact } from './vendor-contacts.dto';
import { VendorContactsService } from './vendor-contacts.service';

@Controller('api')
export class VendorContactsController {
  constructor(private readonly contacts: VendorContactsService) {}

  @Post('vendors/:id/contacts')
  @Allow('vendors.manage')
  add(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: AddContact): Promise<ContactView> {
    return this.contacts.add(actor, id, body);
  }

  @Patch('vendor-contacts/:id')
  @Allow('vendors.manage')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeContact,
  ): Promise<ContactView> {
    return this.contacts.change(actor, id, body);
  }

  @Post('vendor-contacts/:id/verifications')
  @Allow('vendors.manage')
  verify(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VerifyContact,
  ): Promise<ContactView> {
    return this.contacts.verify(actor, id, body);
  }

  @Delete('vendor-contacts/:id')
  @Allow('vendors.manage')
  @HttpCode(204)
  remove(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.contacts.remove(actor, id);
  }
}
