import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccountsModule } from '../accounts/accounts.module';
import { DoorGuard } from './door.guard';
import { FoundingController } from './founding.controller';
import { FoundingDoor } from './founding-door';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { InvitationsController } from './invitations.controller';
import { LocalStrategy } from './local.strategy';
import { PeopleController } from './people.controller';
import { PeopleList } from './people-list';
import { PeopleService } from './people.service';
import { SessionPages } from './session-pages';
import { SessionsController } from './sessions.controller';

@Module({
  imports: [AccountsModule, PassportModule],
  controllers: [FoundingController, InvitationsController, PeopleController, SessionsController],
  providers: [
    FoundingDoor,
    LocalStrategy,
    PeopleList,
    PeopleService,
    SessionPages,
    { provide: APP_GUARD, useClass: DoorGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [FoundingDoor, PeopleService],
})
export class AccessModule {}
