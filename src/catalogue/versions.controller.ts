import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { sendDocument } from './document-download';
import { DownloadQuery } from './drafts.dto';
import { VersionList, VersionView, WithdrawVersion } from './versions.dto';
import { VersionsService } from './versions.service';

@Controller('api/versions')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  /** Published versions of catalogue and questionnaire: those shipped, and the registrant's own. */
  @Get()
  @Allow('catalogue.read')
  list(@Asking() actor: Actor): Promise<VersionList> {
    return this.versions.list(actor);
  }

  /** The version's document as a file. */
  @Get(':id/document')
  @Allow('catalogue.read')
  async document(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format }: DownloadQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendDocument(reply, await this.versions.document(actor, id), format);
  }

  /** Keeps one of the registrant's own versions from further periods. */
  @Post(':id/withdrawals')
  @Allow('catalogue.publish')
  withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawVersion,
  ): Promise<VersionView> {
    return this.versions.withdraw(actor, id, body.reason.trim());
  }
}
