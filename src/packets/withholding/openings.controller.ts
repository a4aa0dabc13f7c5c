import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { WithheldSectionList } from './openings.dto';
import { OpeningsService } from './openings.service';

@Controller('api/packets')
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  /** What the packet keeps back and why, with the commitments that stand in its manifest; never what opens it. */
  @Get(':id/withheld-sections')
  @Allow('packets.read')
  list(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WithheldSectionList> {
    return this.openings.list(actor, id);
  }

  /** The text of a section with its salt, as the verifier takes it (`--opening`). Opening is a deed of its own. */
  @Get(':id/withheld-sections/:section/opening')
  @Allow('packets.prepare')
  @ApiProduces('application/json')
  async opening(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('section', ParseUUIDPipe) section: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text, headers } = await this.openings.open(actor, { packetId: id, id: section });
    await reply.headers(headers).send(text);
  }
}
