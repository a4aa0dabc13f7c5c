import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { RecordUseConsent, UseConsentList } from './use-consents.dto';
import { UseConsentsService } from './use-consents.service';

@Controller('api/assurance-reports')
export class UseConsentsController {
  constructor(private readonly consents: UseConsentsService) {}

  @Get(':id/use-consents')
  @Allow('assurance.read')
  list(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<UseConsentList> {
    return this.consents.list(actor, id);
  }

  /** Records a consent to pass a report of restricted use on, or that it was taken back. */
  @Post(':id/use-consents')
  @Allow('assurance.evaluate')
  record(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordUseConsent,
  ): Promise<UseConsentList> {
    return this.consents.record(actor, id, body);
  }
}
