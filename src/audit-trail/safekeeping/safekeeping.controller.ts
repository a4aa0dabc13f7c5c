import { Controller, Get } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { SafekeepingList } from './safekeeping.dto';
import { SafekeepingReads } from './safekeeping-reads.service';

@Controller('api/audit-trail')
export class SafekeepingController {
  constructor(private readonly reads: SafekeepingReads) {}

  /** Where checkpoints are kept outside the portal, and how that fares. */
  @Get('safekeeping')
  @Allow('trail.read')
  places(@Asking() actor: Actor): Promise<SafekeepingList> {
    return this.reads.places(actor);
  }
}
