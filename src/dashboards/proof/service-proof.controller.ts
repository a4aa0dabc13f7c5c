import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { asFile } from '../../foundation/report-file';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { proofReport } from './proof-csv.rules';
import { ProofQuery, ServiceProof } from './proof.dto';
import { ProofService } from './proof.service';

@Controller('api/services')
export class ServiceProofController {
  constructor(private readonly proofs: ProofService) {}

  /** Achieved times of every test of a service against the objectives then in force, how old its proof is, and by when the next is due. */
  @Get(':id/proof')
  @Allow('exercises.read')
  @ApiOkResponse({ type: ServiceProof })
  @ApiProduces('application/json', 'text/csv')
  async proof(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ProofQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceProof | string> {
    const view = await this.proofs.one(actor, id);
    return query.format === 'csv' ? asFile(reply, proofReport(view)) : view;
  }
}
