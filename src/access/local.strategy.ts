import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { SignInService, type Account } from '../accounts/sign-in.service';
import { Problem } from '../foundation/problem';
import { visitOf } from './session-cookie';

/** Passport's local strategy over our own accounts. Other strategies (OIDC, SAML) take its place beside it. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly signIn: SignInService) {
    super({ usernameField: 'email', passReqToCallback: true });
  }

  validate(request: FastifyRequest, email: string, password: string): Promise<Account> {
    return this.signIn.check({ email, password }, visitOf(request));
  }
}

@Injectable()
export class LocalGuard extends AuthGuard('local') {
  /** Passport writes to a Node response; Fastify's own would break it. */
  getResponse(context: ExecutionContext): FastifyReply['raw'] {
    return context.switchToHttp().getResponse<FastifyReply>().raw;
  }

  override getAuthenticateOptions(): { session: boolean } {
    return { session: false };
  }

  override handleRequest<T>(error: unknown, account: T | false): T {
    if (error) throw error instanceof Error ? error : new Error('Sign-in failed.');
    if (!account)
      throw new Problem('invalid-input', 'Enter your address and your password.', [
        { pointer: '/password', message: 'Enter your address and your password.' },
      ]);
    return account;
  }
}
