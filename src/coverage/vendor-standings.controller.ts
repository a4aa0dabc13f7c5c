import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { asFile } from '../foundation/report-file';
import { VendorsQuery } from './report-queries.dto';
import { VendorStandings } from './vendor-standings.dto';
import { standingsTable, VendorStandingsService } from './vendor-standings';

@Controller('api/vendor-standings')
export class VendorStandingsController {
  constructor(private readonly standings: VendorStandingsService) {}

  /** The register of vendors with tier, services and what each has to do first; sought, ordered and a page at a time. */
  @Get()
  @Allow('vendors.read')
  @ApiOkResponse({ type: VendorStandings })
  @ApiProduces('application/json', 'text/csv')
  async list(
    @Asking() actor: Actor,
    @Query() query: VendorsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VendorStandings | string> {
    const view = await this.standings.list(actor, query);
    if (query.format !== 'csv') return view;
    const { tier, state, seek } = query;
    const parts = [tier ? `tier ${tier}` : 'all tiers', state ? `state ${state}` : 'all states'];
    const filter = [...parts, ...(seek ? [`"${seek}" in name or reference`] : [])].join('; ');
    return asFile(reply, { name: 'Vendors', filter, ranAt: view.readAt, ...standingsTable(view.items) });
  }
}
