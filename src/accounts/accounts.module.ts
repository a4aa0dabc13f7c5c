import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module';
import { FoundingService } from './founding.service';
import { InvitationsService } from './invitations.service';
import { PasswordChangeService } from './password-change.service';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';
import { ThrottleService } from './throttle.service';

@Module({
  imports: [AuditTrailModule],
  providers: [
    FoundingService,
    InvitationsService,
    PasswordChangeService,
    SessionsService,
    SignInService,
    ThrottleService,
  ],
  exports: [FoundingService, InvitationsService, PasswordChangeService, SessionsService, SignInService],
})
export class AccountsModule {}
