import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import {
  AddSubOutsourcer,
  AssessSubOutsourcer,
  ChangeSubOutsourcer,
  EndRegistered,
  SubOutsourcerList,
  SubOutsourcerQuery,
  SubOutsourcerView,
} from './fourth-parties.dto';
import { FourthPartiesService } from './fourth-parties.service';

@Controller('api')
export class FourthPartiesController {
  constructor(private readonly parties: FourthPartiesService) {}

  /** Sub-outsourcers with what is missing about each. */
  @Get('sub-outsourcers')
  @Allow('services.read')
  list(@Asking() actor: Actor, @Query() query: SubOutsourcerQuery): Promise<SubOutsourcerList> {
    return this.parties.list(actor, query.vendorId);
  }

  @Post('vendors/:id/sub-outsourcers')
  @Allow('dependencies.write')
  add(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddSubOutsourcer,
  ): Promise<SubOutsourcerView> {
    return this.parties.add(actor, id, body);
  }

  @Patch('sub-outsourcers/:id')
  @Allow('dependencies.write')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeSubOutsourcer,
  ): Promise<SubOutsourcerView> {
    return this.parties.change(actor, id, body);
  }

  /** The vendor looked at the sub-outsourcer's plan and tests. */
  @Post('sub-outsourcers/:id/assessments')
  @Allow('dependencies.write')
  assess(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssessSubOutsourcer,
  ): Promise<SubOutsourcerView> {
    return this.parties.assess(actor, id, body);
  }

  @Post('sub-outsourcers/:id/endings')
  @Allow('dependencies.write')
  end(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndRegistered,
  ): Promise<SubOutsourcerView> {
    return this.parties.end(actor, id, body);
  }
}
