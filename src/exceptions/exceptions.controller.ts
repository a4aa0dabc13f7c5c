import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ExceptionDecisionsService } from './exception-decisions.service';
import {
  AssessException,
  DecideException,
  EndException,
  ExceptionLimits,
  ExceptionLimitsQuery,
  ExceptionList,
  ExceptionQuery,
  ExceptionView,
  RequestException,
} from './exceptions.dto';
import { ExceptionsService } from './exceptions.service';

@Controller('api')
export class ExceptionsController {
  constructor(
    private readonly exceptions: ExceptionsService,
    private readonly decisions: ExceptionDecisionsService,
  ) {}

  @Get('exceptions')
  @Allow('exceptions.read')
  list(@Asking() actor: Actor, @Query() query: ExceptionQuery): Promise<ExceptionList> {
    return this.exceptions.list(actor, query);
  }

  /** How long an exception from an obligation may last and who decides it, before it is asked for. */
  @Get('exception-limits')
  @Allow('exceptions.read')
  limits(@Asking() actor: Actor, @Query() query: ExceptionLimitsQuery): Promise<ExceptionLimits> {
    return this.exceptions.limits(actor, query);
  }

  @Get('exceptions/:id')
  @Allow('exceptions.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ExceptionView> {
    return this.exceptions.one(actor, id);
  }

  @Post('exceptions')
  @Allow('exceptions.request')
  request(@Asking() actor: Actor, @Body() body: RequestException): Promise<ExceptionView> {
    return this.exceptions.request(actor, body);
  }

  @Post('exceptions/:id/assessments')
  @Allow('exceptions.assess')
  assess(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssessException,
  ): Promise<ExceptionView> {
    return this.decisions.assess(actor, id, body);
  }

  @Post('exceptions/:id/decisions')
  @Allow('exceptions.approve')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideException,
  ): Promise<ExceptionView> {
    return this.decisions.decide(actor, id, { ...body, part: 'second_line' });
  }

  /** The executive's word, after the second line's. */
  @Post('exceptions/:id/risk-acceptances')
  @Allow('exceptions.accept-risk')
  acceptRisk(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideException,
  ): Promise<ExceptionView> {
    return this.decisions.decide(actor, id, { ...body, part: 'executive' });
  }

  @Post('exceptions/:id/revocations')
  @Allow('exceptions.approve')
  revoke(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndException,
  ): Promise<ExceptionView> {
    return this.decisions.end(actor, id, { ...body, how: 'revoked' });
  }

  @Post('exceptions/:id/remediations')
  @Allow('exceptions.assess')
  remediate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndException,
  ): Promise<ExceptionView> {
    return this.decisions.end(actor, id, { ...body, how: 'closed_remediated' });
  }
}
