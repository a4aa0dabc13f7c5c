import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { EvidenceContent } from './evidence-content';
import { EvidenceReading } from './evidence-reading';
import { AddUses, ContentQuery, EvidenceDetail, EvidenceVerification } from './evidence.dto';
import { EvidenceService } from './evidence.service';
import { EvidenceReceipt } from './uploads.dto';

@Controller('api/evidence-versions')
export class EvidenceVersionsController {
  constructor(
    private readonly content: EvidenceContent,
    private readonly reading: EvidenceReading,
    private readonly evidence: EvidenceService,
  ) {}

  /** The received bytes. A download unless `inline=1` asks for a PDF, picture or text to be shown in place. */
  @Get(':id/content')
  @Allow('evidence.download')
  @ApiProduces('application/octet-stream')
  async download(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ContentQuery,
    @Req() request: Pick<FastifyRequest, 'method'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const inline = query.inline === '1';
    // The server answers HEAD by this handler too, and keeps the length only beside a stream.
    const { headers, stream } =
      request.method === 'HEAD'
        ? { headers: await this.content.describe(actor, id, inline), stream: Readable.from([]) }
        : await this.content.open(actor, id, inline);
    await reply.headers(headers).send(stream);
  }

  @Get(':id/receipt')
  @Allow('evidence.read')
  receipt(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EvidenceReceipt> {
    return this.reading.receiptOfVersion(actor, id);
  }

  /** Reads the stored bytes again and compares them with their digest. */
  @Post(':id/verifications')
  @Allow('evidence.download')
  verify(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EvidenceVerification> {
    return this.content.verifyVersion(actor, id);
  }

  @Post(':id/uses')
  @Allow('evidence.bring')
  addUses(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddUses,
  ): Promise<EvidenceDetail> {
    return this.evidence.addUses(actor, id, body.obligationIds);
  }

  @Delete(':id/uses/:useId')
  @HttpCode(204)
  @Allow('evidence.bring')
  removeUse(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('useId', ParseUUIDPipe) useId: string,
  ): Promise<void> {
    return this.evidence.removeUse(actor, id, useId);
  }
}
