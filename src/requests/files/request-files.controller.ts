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
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeEndpoint, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Work } from '../../audit-trail/work';
import { passOn, type Exchange } from '../../evidence/tus-exchange';
import { NoIdempotencyKey } from '../../evidence/upload-key.guard';
import { announcedUpload, refuseMalformedPart } from '../../evidence/upload-requests';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { newId } from '../../foundation/ids';
import { RequestFileFinish } from './request-file-finish';
import { RequestFileDoor } from './request-file-intake';
import { receiptOfFile } from './request-file-reads';
import { refuseEnded } from './request-file-record';
import type { RequestFile } from './request-file.entity';
import { fileHeaders } from './request-file-headers';
import { RequestFileReceipt } from './request-files.dto';
import { RequestFilesService } from './request-files.service';

/** Files that the registrant's people bring for a request: resumable uploads (tus 1.0.0), as evidence comes. */
@Controller('api/request-files')
@UseGuards(NoIdempotencyKey)
export class RequestFilesController {
  constructor(
    private readonly work: Work,
    private readonly files: RequestFilesService,
    private readonly finish: RequestFileFinish,
    private readonly tus: RequestFileDoor,
  ) {}

  @Get(':id/receipt')
  @Allow('requests.read')
  receipt(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestFileReceipt> {
    return this.work.read(actor, ({ manager }) => receiptOfFile(manager, id));
  }

  /** The file as received. The auditor has it once it was delivered and checked. */
  @Get(':id/content')
  @Allow('requests.read')
  @ApiProduces('application/octet-stream')
  async content(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.files.content(actor, id);
    await reply.headers(headers).send(stream);
  }

  @Options()
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  options(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return passOn(this.tus, { actor, request, reply }, newId());
  }

  @Post()
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  async create(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.files.start(actor, announcedUpload(request.headers));
    return passOn(this.tus, { actor, request, reply }, id);
  }

  /** Says how far a file has come. One whose last answer was lost is finished here. */
  @Head(':id')
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  async head(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.owned({ actor, request, reply });
    refuseEnded(file);
    if (await this.files.arriving(file)) return passOn(this.tus, { actor, request, reply }, file.id);
    const received = await this.finish.finish(actor, file.id);
    const size = String(file.bytes);
    await reply
      .status(200)
      .headers({ 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, ...fileHeaders(received) })
      .send();
  }

  @Patch(':id')
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  async patch(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.owned({ actor, request, reply });
    refuseEnded(file);
    const { bytes } = file;
    const state = file.state === 'received' ? 'finished' : 'open';
    refuseMalformedPart(request.headers, { bytes, state }, await this.files.received(file));
    return passOn(this.tus, { actor, request, reply }, file.id);
  }

  @Delete(':id')
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  async cancel(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.owned({ actor, request, reply });
    await this.files.cancel(actor, file);
    return passOn(this.tus, { actor, request, reply }, file.id);
  }

  private owned({ actor, request }: Exchange): Promise<RequestFile> {
    return this.files.requireOwn(actor, (request.params as { id: string }).id);
  }
}
