import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { FlagQuery, ObligationFlags } from './flags.dto';
import { FlagsService } from './flags.service';

@Controller('api/obligation-flags')
export class FlagsController {
  constructor(private readonly service: FlagsService) {}

  /** Obligations of a period that are overdue, stale, expiring, out of period or contradicted, each with its reason. */
  @Get()
  @Allow('obligations.read')
  flags(@Asking() actor: Actor, @Query() query: FlagQuery): Promise<ObligationFlags> {
    return this.service.flags(actor, query);
  }
}
