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
import { TusUploads } from '../../evidence/tus-uploads';
import { NoIdempotencyKey } from '../../evidence/upload-key.guard';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { RequestFileFinish, type ReceivedFile } from './request-file-finish';
import { RequestFileDoor } from './request-file-intake';
import { receiptOfFile } from './request-file-reads';
import type { RequestFile } from './request-file.entity';
import { fileHeaders } from './request-file-headers';
import { RequestFileReceipt } from './request-files.dto';
import { RequestFilesService } from './request-files.service';

/** Files that the registrant's people bring for a request: resumable uploads (tus 1.0.0), as evidence comes. */
@Controller('api/request-files')
@UseGuards(NoIdempotencyKey)
export class RequestFilesController {
  private readonly tus: TusUploads<RequestFile, ReceivedFile>;

  constructor(
    private readonly work: Work,
    private readonly files: RequestFilesService,
    finish: RequestFileFinish,
    door: RequestFileDoor,
  ) {
    this.tus = new TusUploads(door, { uploads: files, finish, headers: fileHeaders });
  }

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
    return this.tus.options({ actor, request, reply });
  }

  @Post()
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  create(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.create({ actor, request, reply });
  }

  /** Says how far a file has come. One whose last answer was lost is finished here. */
  @Head(':id')
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  head(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.head({ actor, request, reply });
  }

  @Patch(':id')
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  patch(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.patch({ actor, request, reply });
  }

  @Delete(':id')
  @Allow('requests.answer')
  @ApiExcludeEndpoint()
  cancel(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.cancel({ actor, request, reply });
  }
}
