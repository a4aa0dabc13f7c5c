import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visit } from '../accounts/sessions.service';

/** `__Host-`: only this host, only the whole site, only over https (or loopback), never readable by scripts. */
export const SESSION_COOKIE = '__Host-holdfast';

export function setSessionCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
}

/** The session's token from the cookie, or from `Authorization: Bearer` for programs. */
export function tokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '');
  return bearer?.[1] ?? request.cookies[SESSION_COOKIE] ?? null;
}

export function visitOf(request: FastifyRequest): Visit {
  return { address: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 300), requestId: request.id };
}
