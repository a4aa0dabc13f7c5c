import {
  Controller,
  Delete,
  Get,
  Head,
  Options,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { newId } from '../foundation/ids';
import { EvidenceReading } from './evidence-reading';
import { receivedHeaders } from './received-headers';
import { TusDoor } from './tus-door';
import { passOn, type Exchange } from './tus-exchange';
import { refuseEnded, UploadFinish } from './upload-finish';
import type { Upload } from './upload.entity';
import { NoIdempotencyKey } from './upload-key.guard';
import { announcedUpload, refuseMalformedPart } from './upload-requests';
import { EvidenceReceipt, UploadList, UploadQuery } from './uploads.dto';
import { UploadsService } from './uploads.service';

/** Resumable uploads, tus 1.0.0. The door, the owner and the rules come first; only then does the tus server see a request. */
@Controller('api/uploads')
@UseGuards(NoIdempotencyKey)
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly finish: UploadFinish,
    private readonly reading: EvidenceReading,
    private readonly tus: TusDoor,
  ) {}

  @Get()
  @Allow('evidence.bring')
  list(@Asking() actor: Actor, @Query() query: UploadQuery): Promise<UploadList> {
    return this.uploads.list(actor, query.state);
  }

  @Get(':id/receipt')
  @Allow('evidence.read')
  receipt(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EvidenceReceipt> {
    return this.reading.receiptOfUpload(actor, id);
  }

  @Options()
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  options(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pass({ actor, request, reply }, newId());
  }

  @Post()
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  async create(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.uploads.start(actor, announcedUpload(request.headers));
    return this.pass({ actor, request, reply }, id);
  }

  /** Says how far an upload has come. One whose last answer was lost is finished here. */
  @Head(':id')
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  async head(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const upload = await this.owned(actor, request);
    refuseEnded(upload);
    if (await this.uploads.arriving(upload)) return this.pass({ actor, request, reply }, upload.id);
    const received = await this.finish.finish(actor, upload.id);
    const size = String(upload.bytes);
    await reply
      .status(200)
      .headers({ 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, ...receivedHeaders(received) })
      .send();
  }

  @Patch(':id')
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  async patch(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const upload = await this.owned(actor, request);
    refuseEnded(upload);
    refuseMalformedPart(request.headers, upload, await this.uploads.received(upload));
    return this.pass({ actor, request, reply }, upload.id);
  }

  @Delete(':id')
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  async cancel(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const upload = await this.owned(actor, request);
    await this.uploads.cancel(actor, upload);
    return this.pass({ actor, request, reply }, upload.id);
  }

  private owned(actor: Actor, request: FastifyRequest): Promise<Upload> {
    return this.uploads.requireOwn(actor, (request.params as { id: string }).id);
  }

  private pass(exchange: Exchange, uploadId: string): Promise<void> {
    return passOn(this.tus, exchange, uploadId);
  }
}
