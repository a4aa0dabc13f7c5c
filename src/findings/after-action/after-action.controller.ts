import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';

import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { OpenedByReport } from './after-action.dto';
import { AfterActionService } from './after-action.service';

@Controller('api/exercises')
export class AfterActionController {
  constructor(private readonly afterAction: AfterActionService) {}

  /** The findings and plan drafts that the after-action report opened or joined. */
  @Get(':id/opened')
  @Allow('findings.read')
  opened(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OpenedByReport> {
    return this.afterAction.opened(actor, id);
  }
}
