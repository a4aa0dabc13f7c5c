import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ProgrammePolicyView, SetProgrammePolicy } from './programme-policy.dto';
import { ProgrammePolicyService } from './programme-policy.service';

@Controller('api/programme-policy')
export class ProgrammePolicyController {
  constructor(private readonly policies: ProgrammePolicyService) {}

  @Get()
  @Allow('findings.read')
  current(@Asking() actor: Actor): Promise<ProgrammePolicyView> {
    return this.policies.current(actor);
  }

  /** A new number of the policy; what was opened or approved under an earlier one keeps its dates. */
  @Post()
  @Allow('findings.approve')
  set(@Asking() actor: Actor, @Body() body: SetProgrammePolicy): Promise<ProgrammePolicyView> {
    return this.policies.set(actor, body);
  }
}
