import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ScheduleAttestation, VerifyAuthority } from './attestation-requests.dto';
import { AuthorityList, AuthorityView, MadeAttestation } from './attestations.dto';
import { AuthorityService } from './authority.service';
import { ScheduleService } from './schedule.service';

@Controller('api')
export class VendorAttestationsController {
  constructor(
    private readonly authority: AuthorityService,
    private readonly schedules: ScheduleService,
  ) {}

  @Get('vendors/:id/authority-verifications')
  @Allow('attestations.read')
  verifications(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AuthorityList> {
    return this.authority.list(actor, id);
  }

  /** SD-2: the registrant verifies that a person may sign for the vendor, and until when. */
  @Post('vendors/:id/authority-verifications')
  @Allow('authority.verify')
  verify(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VerifyAuthority,
  ): Promise<AuthorityView> {
    return this.authority.verify(actor, id, body);
  }

  @Post('authority-verifications/:id/revocations')
  @Allow('authority.verify')
  revoke(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AuthorityView> {
    return this.authority.revoke(actor, id);
  }

  @Post('vendors/:id/attestations')
  @Allow('attestations.schedule')
  schedule(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ScheduleAttestation,
  ): Promise<MadeAttestation> {
    return this.schedules.schedule(actor, id, body);
  }
}
