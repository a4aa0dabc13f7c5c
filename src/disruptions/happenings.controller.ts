import { Body, Controller, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ActivationsService } from './activations.service';
import { MovedDisruption } from './disruption-views.dto';
import { NoticeInput } from './disruptions.dto';
import { ActivatePlan, AddEntry, AttachFile, JudgeNotice, SetRecoveryMode } from './happenings.dto';
import { HappeningsService } from './happenings.service';

@Controller('api')
export class HappeningsController {
  constructor(
    private readonly happenings: HappeningsService,
    private readonly activations: ActivationsService,
  ) {}

  @Post('disruptions/:id/notices')
  @Allow('disruptions.report')
  notify(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NoticeInput,
  ): Promise<MovedDisruption> {
    return this.happenings.notify(actor, id, body);
  }

  /** Confirms or disputes what the vendor says of a notice that it gave outside the portal. */
  @Post('disruption-notices/:id/judgements')
  @Allow('disruptions.manage')
  judge(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: JudgeNotice,
  ): Promise<MovedDisruption> {
    return this.happenings.judge(actor, id, body);
  }

  /** Adds a line to the log; a correction names the line that it corrects, which stays. */
  @Post('disruptions/:id/entries')
  @Allow('disruptions.report')
  addEntry(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddEntry,
  ): Promise<MovedDisruption> {
    return this.happenings.addEntry(actor, id, body);
  }

  @Post('disruptions/:id/files')
  @Allow('disruptions.report')
  attach(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AttachFile,
  ): Promise<MovedDisruption> {
    return this.happenings.attach(actor, id, body);
  }

  /** Names the plan version that was started. */
  @Post('disruptions/:id/activations')
  @Allow('disruptions.report')
  activate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ActivatePlan,
  ): Promise<MovedDisruption> {
    return this.activations.activate(actor, id, body);
  }

  @Patch('disruption-activations/:id')
  @Allow('disruptions.report')
  setRecoveryMode(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SetRecoveryMode,
  ): Promise<MovedDisruption> {
    return this.activations.setRecoveryMode(actor, id, body);
  }
}
