import { Controller, Get, Header, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { PacketFilesService } from './packet-files.service';
import { PacketPdfQuery } from './packets.dto';

@Controller('api/packets')
export class PacketFilesController {
  constructor(private readonly files: PacketFilesService) {}

  /** The final PDF, or the draft while there is no final. `inline=1` lets a browser show it in place. */
  @Get(':id/pdf')
  @Allow('packets.download')
  @ApiProduces('application/pdf')
  async pdf(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PacketPdfQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, content } = await this.files.pdf(actor, id, query.inline === '1');
    await reply.headers(headers).send(content);
  }

  /** The certificates that an issued packet is signed with (PEM), the signer's own first: to compare with what the file carries. */
  @Get(':id/certificates')
  @Allow('packets.read')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="certificates.pem"')
  @ApiProduces('text/plain')
  certificates(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.files.certificates(actor, id);
  }

  /** The manifest: canonical JSON, byte for byte what was hashed. */
  @Get(':id/manifest')
  @Allow('packets.download')
  @ApiProduces('application/json')
  async manifest(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, content } = await this.files.manifest(actor, id);
    await reply.headers(headers).send(content);
  }

  /** The binder: a BagIt bag in a ZIP with the PDF, the manifest, the proofs, every exhibit and the verifier. */
  @Get(':id/binder')
  @Allow('packets.download')
  @ApiProduces('application/zip')
  async binder(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, content } = await this.files.binder(actor, id);
    await reply.headers(headers).send(content);
  }
}
