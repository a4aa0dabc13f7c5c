import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ApproveScope, DecideScope, ScopeDecisionView, TieringInput, TierProposalView } from './scope.dto';
import { ScopeService } from './scope.service';

@Controller('api')
export class ScopeController {
  constructor(private readonly scope: ScopeService) {}

  /** The tier that the rule proposes for these facts, with its reason. Saves nothing. */
  @Post('services/:id/tier-proposals')
  @Allow('services.decide-tier')
  @HttpCode(200)
  propose(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TieringInput,
  ): Promise<TierProposalView> {
    return this.scope.propose(actor, id, body);
  }

  @Post('services/:id/scope-decisions')
  @Allow('services.decide-tier')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideScope,
  ): Promise<ScopeDecisionView> {
    return this.scope.decide(actor, id, body);
  }

  /** The second line's answer to a decision that lowers, overrides or switches ICFR relevance off. */
  @Post('scope-decisions/:id/approvals')
  @Allow('services.approve-tier')
  answer(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApproveScope,
  ): Promise<ScopeDecisionView> {
    return this.scope.answer(actor, id, body);
  }
}
