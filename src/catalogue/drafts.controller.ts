import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { sendDocument } from './document-download';
import { DraftDecisionsService } from './draft-decisions.service';
import {
  CheckDocument,
  DecideOnDraft,
  DocumentCheck,
  DownloadQuery,
  DraftList,
  DraftQuery,
  DraftView,
  PublishDraft,
  ReplaceDocument,
  StartDraft,
  WithdrawDraft,
} from './drafts.dto';
import { DraftsService } from './drafts.service';
import { tailoringGiven } from './tailoring-given';
import { Tailor } from './tailorings.dto';

@Controller('api')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly decisions: DraftDecisionsService,
  ) {}

  @Get('drafts')
  @Allow('catalogue.draft-read')
  list(@Asking() actor: Actor, @Query() query: DraftQuery): Promise<DraftList> {
    return this.drafts.list(actor, query);
  }

  /** Starts a draft from the version in use, or from an imported document. */
  @Post('drafts')
  @Allow('catalogue.edit')
  start(@Asking() actor: Actor, @Body() body: StartDraft): Promise<DraftView> {
    return this.drafts.start(actor, body);
  }

  /** Problems of a document by line, and what it would change; nothing is kept. */
  @Post('document-checks')
  @HttpCode(200)
  @Allow('catalogue.edit')
  check(@Asking() actor: Actor, @Body() body: CheckDocument): Promise<DocumentCheck> {
    return this.drafts.check(actor, body);
  }

  /** A draft with its differences from the base, its revisions and decisions. */
  @Get('drafts/:id')
  @Allow('catalogue.draft-read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DraftView> {
    return this.drafts.one(actor, id);
  }

  /** The draft's document as a file. */
  @Get('drafts/:id/document')
  @Allow('catalogue.draft-read')
  async document(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format }: DownloadQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendDocument(reply, await this.drafts.document(actor, id), format);
  }

  /** Imports another document into the draft. */
  @Put('drafts/:id/document')
  @Allow('catalogue.edit')
  replace(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplaceDocument,
  ): Promise<DraftView> {
    return this.drafts.replace(actor, id, body);
  }

  /** Changes one thing of a catalogue's draft. */
  @Post('drafts/:id/tailorings')
  @Allow('catalogue.edit')
  tailor(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: Tailor): Promise<DraftView> {
    return this.drafts.tailor(actor, { id, seen: body.version, tailoring: tailoringGiven(body) });
  }

  /** Approves the draft as it stands, or hands it back to its editors. */
  @Post('drafts/:id/approvals')
  @Allow('catalogue.publish')
  async decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version: seen, decision, reason = '' }: DecideOnDraft,
  ): Promise<DraftView> {
    await this.decisions.decide(actor, { id, seen, decision, reason: reason.trim() });
    return this.drafts.one(actor, id);
  }

  /** Publishes the approved draft as the registrant's newest version. */
  @Post('drafts/:id/publications')
  @Allow('catalogue.publish')
  async publish(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version: seen }: PublishDraft,
  ): Promise<DraftView> {
    await this.decisions.decide(actor, { id, seen, decision: 'published', reason: '' });
    return this.drafts.one(actor, id);
  }

  /** Ends a draft that will not be published. */
  @Post('drafts/:id/withdrawals')
  @Allow('catalogue.edit')
  async withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version: seen, reason }: WithdrawDraft,
  ): Promise<DraftView> {
    await this.decisions.decide(actor, { id, seen, decision: 'withdrawn', reason: reason.trim() });
    return this.drafts.one(actor, id);
  }
}
