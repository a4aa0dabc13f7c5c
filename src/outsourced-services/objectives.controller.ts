import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ObjectiveSetView, ProposeObjectives } from './objectives.dto';
import { ObjectivesService } from './objectives.service';

@Controller('api')
export class ObjectivesController {
  constructor(private readonly objectives: ObjectivesService) {}

  @Post('services/:id/objective-sets')
  @Allow('objectives.propose')
  propose(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposeObjectives,
  ): Promise<ObjectiveSetView> {
    return this.objectives.propose(actor, id, body);
  }

  /** Accepts for the side that the person belongs to: the vendor or the registrant. */
  @Post('objective-sets/:id/acceptances')
  @Allow('objectives.accept')
  accept(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ObjectiveSetView> {
    return this.objectives.accept(actor, id);
  }
}
