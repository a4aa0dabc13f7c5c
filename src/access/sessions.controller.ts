import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasswordChangeService } from '../accounts/password-change.service';
import { SessionsService } from '../accounts/sessions.service';
import { SignInService, type Account, type ActiveMembership } from '../accounts/sign-in.service';
import type { Actor, Role } from '../foundation/actor';
import { Allow, Asking, Public } from '../foundation/door';
import { notFound } from '../foundation/problem';
import { LocalGuard } from './local.strategy';
import { SessionPages } from './session-pages';
import { clearSessionCookie, setSessionCookie, visitOf } from './session-cookie';
import {
  ChangePassword,
  ChooseMembership,
  OwnSession,
  PasswordOnly,
  Reauthenticated,
  SessionView,
  SignIn,
} from './sessions.dto';

@Controller('api')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIn: SignInService,
    private readonly pages: SessionPages,
    private readonly passwords: PasswordChangeService,
  ) {}

  /** Signs in. The answer sets the session cookie; programs may send its value as `Authorization: Bearer`. */
  @Post('sessions')
  @Public()
  @UseGuards(LocalGuard)
  async start(
    @Body() body: SignIn,
    @Req() request: FastifyRequest & { user: Account },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const account = request.user;
    const membership = body.membershipId
      ? account.memberships.find((m) => m.id === body.membershipId)
      : account.memberships[0];
    if (!membership) throw notFound('membership');
    return this.enter({ account, membership, request, reply });
  }

  /** Who is signed in, under which membership, and what the role may do. */
  @Get('session')
  @Allow('session.own')
  current(@Asking() actor: Actor): Promise<SessionView> {
    return this.pages.view(actor);
  }

  /** Signs out. */
  @Delete('session')
  @Allow('session.own')
  @HttpCode(204)
  async end(@Asking() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor);
    clearSessionCookie(reply);
  }

  /** Acts under another of the person's memberships; the session is rotated. */
  @Put('session/membership')
  @Allow('session.own')
  async choose(
    @Asking() actor: Actor,
    @Body() body: ChooseMembership,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const account = await this.pages.account(actor);
    const membership = account.memberships.find((m) => m.id === body.membershipId);
    if (!membership) throw notFound('membership');
    await this.sessions.end(actor);
    return this.enter({ account, membership, request, reply });
  }

  /** Confirms the password again, before signing or approving. */
  @Post('session/reauthentications')
  @Allow('session.own')
  async reauthenticate(
    @Asking() actor: Actor,
    @Body() body: PasswordOnly,
    @Req() request: FastifyRequest,
  ): Promise<Reauthenticated> {
    const account = await this.pages.account(actor);
    await this.signIn.check({ email: account.email, password: body.password }, visitOf(request));
    return this.pages.reauthenticated(await this.sessions.markReauthenticated(actor));
  }

  /** Sets a new password of one's own; every other session ends. */
  @Put('session/password')
  @Allow('session.own')
  @HttpCode(204)
  async changePassword(
    @Asking() actor: Actor,
    @Body() body: ChangePassword,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { email } = await this.pages.account(actor);
    const given = { email, current: body.currentPassword, next: body.newPassword };
    await this.passwords.change(actor, given, visitOf(request));
  }

  /** The person's own open sessions. */
  @Get('sessions')
  @Allow('session.own')
  mine(@Asking() actor: Actor): Promise<OwnSession[]> {
    return this.pages.ownSessions(actor);
  }

  /** Signs out everywhere, this session included. */
  @Delete('sessions')
  @Allow('session.own')
  @HttpCode(204)
  async endEverywhere(@Asking() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.endEverywhere(actor);
    clearSessionCookie(reply);
  }

  private async enter(entry: {
    account: Account;
    membership: ActiveMembership;
    request: FastifyRequest;
    reply: FastifyReply;
  }): Promise<SessionView> {
    const visit = visitOf(entry.request);
    const actor: Actor & { role: Role | 'system' } = this.signIn.actorFor(entry.account, entry.membership, visit);
    const token = await this.sessions.start(actor, visit, true);
    setSessionCookie(entry.reply, token);
    return this.pages.view({ ...actor, reauthenticatedAt: null });
  }
}
