import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { AssuranceReportDetail } from '../report-views.dto';
import { ControlTestsService } from './control-tests.service';
import {
  AddUserControls,
  CarryControls,
  ConfirmControls,
  EvaluateUserControlTest,
  MapUserControl,
  PasteControls,
  PastedControlList,
  RemoveUserControl,
  TestUserControl,
} from './user-controls.dto';
import { UserControlsService } from './user-controls.service';

/** The registrant's own controls that a SOC 1 report counts on. */
@Controller('api')
export class UserControlsController {
  constructor(
    private readonly controls: UserControlsService,
    private readonly tests: ControlTestsService,
  ) {}

  /** What a pasted list would become; nothing is written. */
  @Post('assurance-reports/:id/user-control-previews')
  @HttpCode(200)
  @Allow('assurance.evaluate')
  preview(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PasteControls,
  ): Promise<PastedControlList> {
    return this.controls.preview(actor, id, body.text);
  }

  @Post('assurance-reports/:id/user-controls')
  @Allow('assurance.evaluate')
  add(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddUserControls,
  ): Promise<AssuranceReportDetail> {
    return this.controls.add(actor, id, body);
  }

  @Post('assurance-reports/:id/carried-controls')
  @Allow('assurance.evaluate')
  carry(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CarryControls,
  ): Promise<AssuranceReportDetail> {
    return this.controls.carry(actor, id, body);
  }

  @Post('assurance-reports/:id/control-confirmations')
  @Allow('assurance.evaluate')
  confirm(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmControls,
  ): Promise<AssuranceReportDetail> {
    return this.tests.confirm(actor, id, body);
  }

  @Post('user-controls/:id/mappings')
  @Allow('assurance.evaluate')
  map(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MapUserControl,
  ): Promise<AssuranceReportDetail> {
    return this.controls.map(actor, id, body);
  }

  @Post('user-controls/:id/removals')
  @Allow('assurance.evaluate')
  remove(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RemoveUserControl,
  ): Promise<AssuranceReportDetail> {
    return this.controls.remove(actor, id, body);
  }

  @Post('user-controls/:id/tests')
  @Allow('assurance.evaluate')
  test(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TestUserControl,
  ): Promise<AssuranceReportDetail> {
    return this.tests.test(actor, id, body);
  }

  @Post('user-control-tests/:id/evaluations')
  @Allow('assurance.evaluate')
  evaluate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EvaluateUserControlTest,
  ): Promise<AssuranceReportDetail> {
    return this.tests.evaluate(actor, id, body);
  }
}
