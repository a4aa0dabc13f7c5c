import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { Allow, Asking } from '../../foundation/door';
import { ConfirmationsService } from './confirmations.service';
import { DependencyDetail, DependencyList } from './dependencies.dto';
import {
  AddDependency,
  ChangeDependency,
  ConfirmDependency,
  ConfirmRegister,
  DependencyQuery,
  EndDependency,
  ObjectToDependency,
  RegisterConfirmed,
} from './dependency-input.dto';
import { DependenciesService } from './dependencies.service';
import { dependencyReport, sentAsFile } from './dependency-reports';

@Controller('api')
export class DependenciesController {
  constructor(
    private readonly dependencies: DependenciesService,
    private readonly confirmations: ConfirmationsService,
    private readonly clock: Clock,
  ) {}

  /** What services rest on, with how each stands and what does not fit; as a file with `format=csv`. */
  @Get('dependencies')
  @Allow('services.read')
  @ApiOkResponse({ type: DependencyList })
  @ApiProduces('application/json', 'text/csv')
  async list(
    @Asking() actor: Actor,
    @Query() query: DependencyQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DependencyList | string> {
    const list = await this.dependencies.list(actor, query);
    return query.format === 'csv' ? sentAsFile(reply, dependencyReport(list, query, this.clock.iso())) : list;
  }

  @Get('dependencies/:id')
  @Allow('services.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DependencyDetail> {
    return this.dependencies.one(actor, id);
  }

  @Post('services/:id/dependencies')
  @Allow('dependencies.write')
  add(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddDependency,
  ): Promise<DependencyDetail> {
    return this.dependencies.add(actor, id, body);
  }

  @Patch('dependencies/:id')
  @Allow('dependencies.write')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeDependency,
  ): Promise<DependencyDetail> {
    return this.dependencies.change(actor, id, body);
  }

  @Post('dependencies/:id/endings')
  @Allow('dependencies.write')
  end(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndDependency,
  ): Promise<DependencyDetail> {
    return this.dependencies.end(actor, id, body.reason);
  }

  /** A side's word that the terms hold: dated, with who gave it and how. */
  @Post('dependencies/:id/confirmations')
  @Allow('dependencies.write')
  confirm(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmDependency,
  ): Promise<DependencyDetail> {
    return this.confirmations.confirm(actor, id, body);
  }

  /** The other side says that it is not so. */
  @Post('dependencies/:id/objections')
  @Allow('dependencies.write')
  object(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ObjectToDependency,
  ): Promise<DependencyDetail> {
    return this.confirmations.object(actor, id, body);
  }

  /** The vendor confirms many lines of its register at once, each with the terms that were read. */
  @Post('vendors/:id/dependency-confirmations')
  @Allow('dependencies.write')
  confirmRegister(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmRegister,
  ): Promise<RegisterConfirmed> {
    return this.confirmations.confirmRegister(actor, id, body);
  }
}
