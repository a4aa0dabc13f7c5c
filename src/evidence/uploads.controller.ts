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
import type { ReceivedEvidence } from './evidence-record';
import { EvidenceReading } from './evidence-reading';
import { receivedHeaders } from './received-headers';
import { TusDoor } from './tus-door';
import { TusUploads } from './tus-uploads';
import { UploadFinish } from './upload-finish';
import type { Upload } from './upload.entity';
import { NoIdempotencyKey } from './upload-key.guard';
import { EvidenceReceipt, UploadList, UploadQuery } from './uploads.dto';
import { UploadsService } from './uploads.service';

/** Resumable uploads, tus 1.0.0. The door, the owner and the rules come first; only then does the tus server see a request. */
@Controller('api/uploads')
@UseGuards(NoIdempotencyKey)
export class UploadsController {
  private readonly tus: TusUploads<Upload, ReceivedEvidence>;

  constructor(
    private readonly uploads: UploadsService,
    finish: UploadFinish,
    private readonly reading: EvidenceReading,
    door: TusDoor,
  ) {
    this.tus = new TusUploads(door, { uploads, finish, headers: receivedHeaders });
  }

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
    return this.tus.options({ actor, request, reply });
  }

  @Post()
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  create(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.create({ actor, request, reply });
  }

  /** Says how far an upload has come. One whose last answer was lost is finished here. */
  @Head(':id')
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  head(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.head({ actor, request, reply });
  }

  @Patch(':id')
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  patch(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.patch({ actor, request, reply });
  }

  @Delete(':id')
  @Allow('evidence.bring')
  @ApiExcludeEndpoint()
  cancel(@Asking() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.cancel({ actor, request, reply });
  }
}
