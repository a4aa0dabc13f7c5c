import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { CloseFinding, FindingList, FindingQuery, FindingView, MoveDueDate, OpenFinding } from './findings.dto';
import { FindingsService } from './findings.service';

@Controller('api/findings')
export class FindingsController {
  constructor(private readonly findings: FindingsService) {}

  @Get()
  @Allow('findings.read')
  list(@Asking() actor: Actor, @Query() query: FindingQuery): Promise<FindingList> {
    return this.findings.list(actor, query);
  }

  @Get(':id')
  @Allow('findings.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FindingView> {
    return this.findings.one(actor, id);
  }

  @Post()
  @Allow('findings.write')
  open(@Asking() actor: Actor, @Body() body: OpenFinding): Promise<FindingView> {
    return this.findings.open(actor, body);
  }

  @Post(':id/closures')
  @Allow('findings.write')
  close(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CloseFinding,
  ): Promise<FindingView> {
    return this.findings.close(actor, id, body);
  }

  @Post(':id/due-dates')
  @Allow('findings.write')
  moveDueDate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveDueDate,
  ): Promise<FindingView> {
    return this.findings.moveDueDate(actor, id, body);
  }
}
