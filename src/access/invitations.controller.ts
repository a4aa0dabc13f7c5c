import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvitationsService } from '../accounts/invitations.service';
import { Public } from '../foundation/door';
import { AcceptInvitation, InvitationView } from './people.dto';

@Controller('api/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Who an invitation is for. The link's token is the proof; it works once and for fourteen days. */
  @Get(':token')
  @Public()
  async open(@Param('token') token: string): Promise<InvitationView> {
    const { name, email, registrant, expiresAt } = await this.invitations.open(token);
    return { name, email, registrant, expiresAt: expiresAt.toISOString() };
  }

  /** Sets the password; the person can sign in from then on. */
  @Post(':token/acceptances')
  @Public()
  @HttpCode(204)
  accept(@Param('token') token: string, @Body() body: AcceptInvitation, @Req() request: FastifyRequest): Promise<void> {
    return this.invitations.accept(token, body.password, request.id);
  }
}
