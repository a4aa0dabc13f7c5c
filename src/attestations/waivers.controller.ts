import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { GrantWaiver, WaiverList, WaiverView } from './waivers.dto';
import { WaiversService } from './waivers.service';

@Controller('api')
export class WaiversController {
  constructor(private readonly waivers: WaiversService) {}

  @Get('vendors/:id/preparation-waivers')
  @Allow('attestations.read')
  list(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WaiverList> {
    return this.waivers.list(actor, id);
  }

  /** SD-1: the second line lets the one person of a vendor prepare what they sign. */
  @Post('vendors/:id/preparation-waivers')
  @Allow('attestations.waive')
  grant(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GrantWaiver,
  ): Promise<WaiverView> {
    return this.waivers.grant(actor, id, body);
  }

  @Post('preparation-waivers/:id/revocations')
  @Allow('attestations.waive')
  revoke(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WaiverView> {
    return this.waivers.revoke(actor, id);
  }
}
