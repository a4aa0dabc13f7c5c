import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { FindingDetail } from './finding-story.dto';
import { AddReferences, FindingList, FindingQuery, GradeFinding, MoveDueDate, OpenFinding } from './findings.dto';
import { FindingsService } from './findings.service';

@Controller('api')
export class FindingsController {
  constructor(private readonly findings: FindingsService) {}

  @Get('findings')
  @Allow('findings.read')
  list(@Asking() actor: Actor, @Query() query: FindingQuery): Promise<FindingList> {
    return this.findings.list(actor, query);
  }

  @Get('findings/:id')
  @Allow('findings.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FindingDetail> {
    return this.findings.one(actor, id);
  }

  @Post('findings')
  @Allow('findings.write')
  open(@Asking() actor: Actor, @Body() body: OpenFinding): Promise<FindingDetail> {
    return this.findings.open(actor, body);
  }

  @Post('findings/:id/references')
  @Allow('findings.write')
  refer(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddReferences,
  ): Promise<FindingDetail> {
    return this.findings.refer(actor, id, body);
  }

  @Post('findings/:id/due-dates')
  @Allow('findings.write')
  moveDueDate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveDueDate,
  ): Promise<FindingDetail> {
    return this.findings.moveDueDate(actor, id, body);
  }

  @Post('finding-actions/:id/due-dates')
  @Allow('findings.write')
  moveActionDate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveDueDate,
  ): Promise<FindingDetail> {
    return this.findings.moveActionDate(actor, id, body);
  }

  /** A graver severity, by the reviewer. */
  @Post('findings/:id/severities')
  @Allow('findings.write')
  raise(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GradeFinding,
  ): Promise<FindingDetail> {
    return this.findings.grade(actor, id, { ...body, by: 'reviewer' });
  }

  /** A lower severity, by the second line. */
  @Post('findings/:id/severity-reductions')
  @Allow('findings.approve')
  lower(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GradeFinding,
  ): Promise<FindingDetail> {
    return this.findings.grade(actor, id, { ...body, by: 'second_line' });
  }
}
