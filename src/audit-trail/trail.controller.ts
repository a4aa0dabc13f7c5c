import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { TrailEventDetail, TrailPage, TrailQuery } from './trail.dto';
import { TrailService } from './trail.service';

@Controller('api/trail')
export class TrailController {
  constructor(private readonly trail: TrailService) {}

  @Get()
  @Allow('trail.read')
  page(@Asking() actor: Actor, @Query() query: TrailQuery): Promise<TrailPage> {
    return this.trail.page(actor, query);
  }

  @Get(':id')
  @Allow('trail.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TrailEventDetail> {
    return this.trail.one(actor, id);
  }
}
