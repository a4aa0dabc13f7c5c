import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { trackerCsv } from './tracker-csv.rules';
import { AttestationTracker, TrackerQuery } from './tracker.dto';
import { TrackerService } from './tracker.service';

@Controller('api/attestation-tracker')
export class TrackerController {
  constructor(private readonly trackers: TrackerService) {}

  /** Vendor by period, and by provision with link and lane; `format=csv` for a file. */
  @Get()
  @Allow('coverage.read')
  async tracker(
    @Asking() actor: Actor,
    @Query() query: TrackerQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttestationTracker> {
    const tracker = await this.trackers.tracker(actor, query);
    if (query.format !== 'csv') return tracker;
    const name = `attestation-tracker-${tracker.periodCode.replaceAll(/[^A-Za-z0-9_-]/g, '-')}.csv`;
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(trackerCsv(tracker));
    return tracker;
  }
}
