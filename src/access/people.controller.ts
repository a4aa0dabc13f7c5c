import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { GrantedMembership, GrantMembership, InvitedPerson, InvitePerson, PersonView } from './people.dto';
import { PeopleList } from './people-list';
import { PeopleService } from './people.service';

@Controller('api')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly list: PeopleList,
  ) {}

  @Get('people')
  @Allow('people.read')
  all(@Asking() actor: Actor): Promise<PersonView[]> {
    return this.list.all(actor);
  }

  @Post('people')
  @Allow('people.manage')
  invite(@Asking() actor: Actor, @Body() body: InvitePerson): Promise<InvitedPerson> {
    return this.people.invite(actor, body);
  }

  @Post('people/:id/invitations')
  @Allow('people.manage')
  reinvite(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<InvitedPerson> {
    return this.people.reinvite(actor, id);
  }

  @Post('people/:id/memberships')
  @Allow('people.manage')
  grant(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GrantMembership,
  ): Promise<GrantedMembership> {
    return this.people.grantMembership(actor, id, body);
  }

  @Post('memberships/:id/revocations')
  @Allow('people.manage')
  @HttpCode(204)
  revoke(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.people.revoke(actor, id);
  }

  @Post('people/:id/disablements')
  @Allow('people.manage')
  @HttpCode(204)
  disable(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.people.disable(actor, id);
  }
}
