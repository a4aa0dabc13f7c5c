import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { PeakDemandList, RecordPeakDemand } from './peak-demand.dto';
import { PeakDemandService } from './peak-demand.service';

@Controller('api/services/:id/peak-demands')
export class PeakDemandController {
  constructor(private readonly peaks: PeakDemandService) {}

  /** Observed peaks of the service; the one that counts first. */
  @Get()
  @Allow('services.read')
  list(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PeakDemandList> {
    return this.peaks.list(actor, id);
  }

  @Post()
  @Allow('dependencies.write')
  record(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordPeakDemand,
  ): Promise<PeakDemandList> {
    return this.peaks.record(actor, id, body);
  }
}
