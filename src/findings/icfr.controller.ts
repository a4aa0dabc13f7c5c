import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { DecideIcfrSeverity, IcfrHistory, IcfrOverview } from './icfr.dto';
import { IcfrService } from './icfr.service';

/** The SOX office's own severities; for the registrant's staff alone. */
@Controller('api')
export class IcfrController {
  constructor(private readonly icfr: IcfrService) {}

  @Get('icfr-severities')
  @Allow('findings.icfr-read')
  overview(@Asking() actor: Actor): Promise<IcfrOverview> {
    return this.icfr.overview(actor);
  }

  @Get('findings/:id/icfr-severities')
  @Allow('findings.icfr-read')
  history(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<IcfrHistory> {
    return this.icfr.history(actor, id);
  }

  @Post('findings/:id/icfr-severities')
  @Allow('findings.icfr-decide')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideIcfrSeverity,
  ): Promise<IcfrHistory> {
    return this.icfr.decide(actor, id, body);
  }
}
