import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { AnswerRequest, DependencyRequestList, DependencyRequestView } from './requests.dto';
import { RequestsService } from './requests.service';
import {
  AddResource,
  ChangeResource,
  MatchDependencies,
  Matched,
  ResourceList,
  ResourceView,
  SuggestionList,
} from './resources.dto';
import { ResourcesService } from './resources.service';

@Controller('api')
export class ResourcesController {
  constructor(
    private readonly resources: ResourcesService,
    private readonly requests: RequestsService,
  ) {}

  /** What vendors share, under one name. The registrant's own. */
  @Get('shared-resources')
  @Allow('coverage.read')
  list(@Asking() actor: Actor): Promise<ResourceList> {
    return this.resources.list(actor);
  }

  /** Names that may be one thing. */
  @Get('dependency-match-suggestions')
  @Allow('dependencies.match')
  suggestions(@Asking() actor: Actor): Promise<SuggestionList> {
    return this.resources.suggestions(actor);
  }

  @Post('shared-resources')
  @Allow('dependencies.match')
  add(@Asking() actor: Actor, @Body() body: AddResource): Promise<ResourceView> {
    return this.resources.add(actor, body);
  }

  @Patch('shared-resources/:id')
  @Allow('dependencies.match')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeResource,
  ): Promise<ResourceView> {
    return this.resources.change(actor, id, body);
  }

  /** Says that these dependencies are this thing. */
  @Post('shared-resources/:id/matches')
  @Allow('dependencies.match')
  match(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MatchDependencies,
  ): Promise<Matched> {
    return this.resources.match(actor, id, body.dependencyIds);
  }

  /** Says that it is not that thing after all. */
  @Post('dependencies/:id/unmatchings')
  @Allow('dependencies.match')
  unmatch(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Matched> {
    return this.resources.unmatch(actor, id);
  }

  /** For a vendor: what others ask it to confirm. For the registrant: all that was asked. */
  @Get('dependency-requests')
  @Allow('services.read')
  asked(@Asking() actor: Actor): Promise<DependencyRequestList> {
    return this.requests.list(actor);
  }

  /** Asks the vendor here that provides it to confirm the dependency. */
  @Post('dependencies/:id/requests')
  @Allow('dependencies.match')
  ask(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DependencyRequestView> {
    return this.requests.send(actor, id);
  }

  @Post('dependency-requests/:id/answers')
  @Allow('dependencies.write')
  answer(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerRequest,
  ): Promise<DependencyRequestView> {
    return this.requests.answer(actor, id, body);
  }

  @Post('dependency-requests/:id/withdrawals')
  @Allow('dependencies.match')
  withdraw(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DependencyRequestView> {
    return this.requests.withdraw(actor, id);
  }
}
