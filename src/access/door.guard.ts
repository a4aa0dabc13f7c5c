import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { SessionsService } from '../accounts/sessions.service';
import type { Actor } from '../foundation/actor';
import type { Config } from '../foundation/config';
import { DOOR, type DoorRequest, type Permission } from '../foundation/door';
import { CONFIG } from '../foundation/foundation.module';
import { Problem } from '../foundation/problem';
import { mayRole } from './permissions';
import { refusalOfOrigin } from './same-origin.rules';
import { tokenOf, visitOf } from './session-cookie';

/** Default-deny: a handler that declares no door is shut. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const door = this.reflector.getAllAndOverride<Permission | 'public' | undefined>(DOOR, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (door === undefined) throw new Problem('not-allowed', 'This door is not open to anyone.');
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('cache-control', 'no-store');
    this.refuseForeign(request);
    if (door === 'public') return true;
    request.actor = await this.actorOf(request, reply);
    if (!allowed(request.actor, door))
      throw new Problem('not-allowed', 'Your role does not include this. Ask an administrator if it should.');
    return true;
  }

  private refuseForeign(request: DoorRequest): void {
    const { headers, method } = request;
    const fetchSite = headers['sec-fetch-site'];
    const refusal = refusalOfOrigin({
      method,
      fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
      origin: headers.origin,
      host: headers.host,
      publicUrl: this.config.publicUrl,
    });
    if (refusal) throw new Problem('foreign-origin', refusal.reason);
  }

  private async actorOf(request: DoorRequest, reply: FastifyReply): Promise<Actor> {
    const token = tokenOf(request);
    const actor =
      token === null ? null : await this.sessions.resolve(token, visitOf(request), request.method === 'GET');
    if (!actor)
      throw new Problem(
        'not-signed-in',
        'Your session has ended, or you have not signed in yet. What you entered is still on your screen.',
      );
    reply.raw.once('close', () => letGo(actor));
    return actor;
  }
}

/** A request that never read leaves its transaction behind: it ends with the response. */
function letGo(actor: Actor): void {
  const { entered } = actor;
  actor.entered = undefined;
  entered?.rollback().catch(() => undefined);
}

function allowed(actor: Actor, door: Permission): boolean {
  return actor.role !== 'system' && mayRole(actor.role, door);
}
