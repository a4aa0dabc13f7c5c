import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { sentAsFile } from '../dependencies/dependency-reports';
import { alternatesReport } from './alternate-report';
import {
  AddAlternatePlace,
  AlternatePlaceList,
  AlternatePlaceView,
  AlternatesQuery,
  ChangeAlternatePlace,
  EndAlternatePlace,
  TryAlternatePlace,
} from './alternates.dto';
import { AlternatesService } from './alternates.service';

@Controller('api')
export class AlternatesController {
  constructor(private readonly alternates: AlternatesService) {}

  /** Alternate places with their trials and what is missing about each. */
  @Get('alternate-places')
  @Allow('services.read')
  @ApiOkResponse({ type: AlternatePlaceList })
  @ApiProduces('application/json', 'text/csv')
  async list(
    @Asking() actor: Actor,
    @Query() query: AlternatesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlternatePlaceList | string> {
    const list = await this.alternates.list(actor, query);
    return query.format === 'csv' ? sentAsFile(reply, alternatesReport(list, query)) : list;
  }

  @Get('alternate-places/:id')
  @Allow('services.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AlternatePlaceView> {
    return this.alternates.one(actor, id);
  }

  @Post('vendors/:id/alternate-places')
  @Allow('alternates.write')
  add(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddAlternatePlace,
  ): Promise<AlternatePlaceView> {
    return this.alternates.add(actor, id, body);
  }

  @Patch('alternate-places/:id')
  @Allow('alternates.write')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAlternatePlace,
  ): Promise<AlternatePlaceView> {
    return this.alternates.change(actor, id, body);
  }

  /** Somebody went there, or switched the seats on. */
  @Post('alternate-places/:id/trials')
  @Allow('alternates.write')
  try(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TryAlternatePlace,
  ): Promise<AlternatePlaceView> {
    return this.alternates.try(actor, id, body);
  }

  @Post('alternate-places/:id/endings')
  @Allow('alternates.write')
  end(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndAlternatePlace,
  ): Promise<AlternatePlaceView> {
    return this.alternates.end(actor, id, body);
  }
}
