import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { EndRegistered } from './fourth-parties.dto';
import {
  AddDataSet,
  AddTeam,
  ChangeDataSet,
  ChangeTeam,
  DataSetList,
  DataSetView,
  TeamList,
  TeamView,
} from './registers.dto';
import { RegistersService } from './registers.service';

@Controller('api')
export class RegistersController {
  constructor(private readonly registers: RegistersService) {}

  @Get('vendors/:id/data-sets')
  @Allow('services.read')
  dataSets(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DataSetList> {
    return this.registers.dataSets(actor, id);
  }

  @Post('vendors/:id/data-sets')
  @Allow('dependencies.write')
  addDataSet(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddDataSet,
  ): Promise<DataSetView> {
    return this.registers.addDataSet(actor, id, body);
  }

  @Patch('data-sets/:id')
  @Allow('dependencies.write')
  changeDataSet(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeDataSet,
  ): Promise<DataSetView> {
    return this.registers.changeDataSet(actor, id, body);
  }

  @Post('data-sets/:id/endings')
  @Allow('dependencies.write')
  endDataSet(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndRegistered,
  ): Promise<DataSetView> {
    return this.registers.endDataSet(actor, id, body);
  }

  @Get('vendors/:id/teams')
  @Allow('services.read')
  teams(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TeamList> {
    return this.registers.teams(actor, id);
  }

  @Post('vendors/:id/teams')
  @Allow('dependencies.write')
  addTeam(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: AddTeam): Promise<TeamView> {
    return this.registers.addTeam(actor, id, body);
  }

  @Patch('teams/:id')
  @Allow('dependencies.write')
  changeTeam(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeTeam,
  ): Promise<TeamView> {
    return this.registers.changeTeam(actor, id, body);
  }

  @Post('teams/:id/endings')
  @Allow('dependencies.write')
  endTeam(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndRegistered,
  ): Promise<TeamView> {
    return this.registers.endTeam(actor, id, body);
  }
}
