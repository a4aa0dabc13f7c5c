import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { Allow, Asking } from '../../foundation/door';
import { ConflictList, ConflictQuery, SharedHazardList } from './conflicts.dto';
import { ConflictsService } from './conflicts.service';
import { conflictReport, sentAsFile } from './dependency-reports';

@Controller('api')
export class ConflictsController {
  constructor(
    private readonly conflicts: ConflictsService,
    private readonly clock: Clock,
  ) {}

  /** What does not fit together in the registers; as a file with `format=csv`. */
  @Get('dependency-conflicts')
  @Allow('services.read')
  @ApiOkResponse({ type: ConflictList })
  @ApiProduces('application/json', 'text/csv')
  async list(
    @Asking() actor: Actor,
    @Query() query: ConflictQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConflictList | string> {
    const list = await this.conflicts.list(actor, query);
    return query.format === 'csv' ? sentAsFile(reply, conflictReport(list, query, this.clock.iso())) : list;
  }

  /** What one event could take from two of the service's places at once, and what nobody has recorded. */
  @Get('services/:id/shared-hazards')
  @Allow('services.read')
  hazards(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SharedHazardList> {
    return this.conflicts.hazards(actor, id);
  }
}
