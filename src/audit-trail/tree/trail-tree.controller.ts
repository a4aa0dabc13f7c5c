import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { notFound } from '../../foundation/problem';
import { parseAddress } from './tile.rules';
import {
  CheckpointComparison,
  CheckpointList,
  CheckpointsQuery,
  CompareCheckpoint,
  ConsistencyProof,
  EntriesQuery,
  EntryList,
  GrowthQuery,
  InclusionProof,
  LogKeys,
} from './trail-tree.dto';
import { TrailTreeService } from './trail-tree.service';

@Controller('api/audit-trail')
export class TrailTreeController {
  constructor(private readonly tree: TrailTreeService) {}

  /** The newest checkpoint (C2SP tlog-checkpoint). */
  @Get('checkpoint')
  @Allow('trail.read')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  checkpoint(@Asking() actor: Actor): Promise<string> {
    return this.tree.checkpoint(actor);
  }

  @Get('checkpoints')
  @Allow('trail.read')
  checkpoints(@Asking() actor: Actor, @Query() query: CheckpointsQuery): Promise<CheckpointList> {
    return this.tree.checkpoints(actor, query);
  }

  /** The checkpoint over so many events, as it was signed. */
  @Get('checkpoints/:size')
  @Allow('trail.read')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  checkpointOf(@Asking() actor: Actor, @Param('size', ParseIntPipe) size: number): Promise<string> {
    return this.tree.checkpoint(actor, size);
  }

  /**
   * A tile of hashes at its standard address (C2SP tlog-tiles), such as `tile/0/x001/234` or `tile/1/000.p/17`; under
   * `tile/entries/…` the texts themselves, where the asking person may read each of them.
   */
  @Get('tile/*')
  @Allow('trail.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async tile(@Asking() actor: Actor, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const [path = ''] = request.url.split('?');
    const tile = parseAddress(path.replace(/^.*\/audit-trail\//, ''));
    if (!tile) throw notFound('tile');
    const { level, ...place } = tile;
    const bytes = level === 'entries' ? this.tree.bundle(actor, place) : this.tree.tile(actor, { level, ...place });
    return new StreamableFile(await bytes);
  }

  /** Leaves in their order with the texts behind them, null where the asking person may not read one. */
  @Get('entries')
  @Allow('trail.read')
  entries(@Asking() actor: Actor, @Query() query: EntriesQuery): Promise<EntryList> {
    return this.tree.entries(actor, query);
  }

  @Get('keys')
  @Allow('trail.read')
  keys(@Asking() actor: Actor): Promise<LogKeys> {
    return this.tree.keys(actor);
  }

  @Get('consistency-proof')
  @Allow('trail.read')
  consistency(@Asking() actor: Actor, @Query() query: GrowthQuery): Promise<ConsistencyProof> {
    return this.tree.consistency(actor, query);
  }

  @Get('inclusion-proofs/:eventId')
  @Allow('trail.read')
  inclusion(@Asking() actor: Actor, @Param('eventId', ParseUUIDPipe) eventId: string): Promise<InclusionProof> {
    return this.tree.inclusion(actor, eventId);
  }

  /** Sets a checkpoint from before beside the log of today. Writes nothing. */
  @Post('comparisons')
  @HttpCode(200)
  @Allow('trail.read')
  compare(@Asking() actor: Actor, @Body() { checkpoint }: CompareCheckpoint): Promise<CheckpointComparison> {
    return this.tree.compare(actor, checkpoint);
  }
}
