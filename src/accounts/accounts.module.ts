import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module';
import { InvitationsService } from './invitations.service';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';
import { ThrottleService } from './throttle.service';

@Module({
  imports: [AuditTrailModule],
  providers: [InvitationsService, SessionsService, SignInService, ThrottleService],
  exports: [InvitationsService, SessionsService, SignInService],
})
export class AccountsModule {}
