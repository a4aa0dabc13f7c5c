import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { NightlyRunList, RetryNight } from './nightly-runs.dto';
import { NightlyRunsService } from './nightly-runs.service';

@Controller('api/nightly-runs')
export class NightlyRunsController {
  constructor(private readonly nights: NightlyRunsService) {}

  /** The last ninety nights of the registrant, latest first. */
  @Get()
  @Allow('mail.read')
  all(@Asking() actor: Actor): Promise<NightlyRunList> {
    return this.nights.list(actor);
  }

  /** Tries a night again that is not done. */
  @Post('retries')
  @Allow('mail.read')
  @HttpCode(204)
  retry(@Asking() actor: Actor, @Body() body: RetryNight): Promise<void> {
    return this.nights.retry(actor, body);
  }
}
