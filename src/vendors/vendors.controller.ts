import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { VendorLifecycleService } from './vendor-lifecycle.service';
import {
  ChangeVendor,
  ExitVendor,
  MoveVendor,
  RegisterVendor,
  TransitionView,
  VendorList,
  VendorView,
} from './vendors.dto';
import { VendorsService } from './vendors.service';

@Controller('api/vendors')
export class VendorsController {
  constructor(
    private readonly vendors: VendorsService,
    private readonly lifecycle: VendorLifecycleService,
  ) {}

  @Get()
  @Allow('vendors.read')
  all(@Asking() actor: Actor): Promise<VendorList> {
    return this.vendors.list(actor);
  }

  @Post()
  @Allow('vendors.manage')
  register(@Asking() actor: Actor, @Body() body: RegisterVendor): Promise<VendorView> {
    return this.vendors.register(actor, body);
  }

  @Get(':id')
  @Allow('vendors.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<VendorView> {
    return this.vendors.one(actor, id);
  }

  @Patch(':id')
  @Allow('vendors.manage')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeVendor,
  ): Promise<VendorView> {
    return this.vendors.change(actor, id, body);
  }

  /** Moves the vendor to another state, as far as the table of moves and the person's role allow. */
  @Post(':id/transitions')
  @Allow('vendors.manage')
  move(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveVendor,
  ): Promise<TransitionView> {
    return this.lifecycle.move(actor, id, body);
  }

  /** The last move, which the second line makes once data return and retention are settled. Records stay. */
  @Post(':id/exits')
  @Allow('services.approve-tier')
  exit(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ExitVendor,
  ): Promise<TransitionView> {
    return this.lifecycle.move(actor, id, { ...body, to: 'exited' });
  }
}
