import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import {
  AddAssumption,
  AssumptionList,
  AssumptionQuery,
  AssumptionView,
  ChangeAssumption,
  CheckAssumption,
  WithdrawAssumption,
} from './assumptions.dto';
import { AssumptionsService } from './assumptions.service';

@Controller('api')
export class AssumptionsController {
  constructor(private readonly assumptions: AssumptionsService) {}

  /** What is taken for granted, with what the register says against it. */
  @Get('assumptions')
  @Allow('services.read')
  list(@Asking() actor: Actor, @Query() query: AssumptionQuery): Promise<AssumptionList> {
    return this.assumptions.list(actor, query.vendorId);
  }

  @Post('vendors/:id/assumptions')
  @Allow('dependencies.write')
  add(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddAssumption,
  ): Promise<AssumptionView> {
    return this.assumptions.add(actor, id, body);
  }

  @Patch('assumptions/:id')
  @Allow('dependencies.write')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAssumption,
  ): Promise<AssumptionView> {
    return this.assumptions.change(actor, id, body);
  }

  @Post('assumptions/:id/checks')
  @Allow('dependencies.write')
  check(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckAssumption,
  ): Promise<AssumptionView> {
    return this.assumptions.check(actor, id, body);
  }

  @Post('assumptions/:id/withdrawals')
  @Allow('dependencies.write')
  withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawAssumption,
  ): Promise<AssumptionView> {
    return this.assumptions.withdraw(actor, id, body);
  }
}
