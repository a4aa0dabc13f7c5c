import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState, notFound } from '../../foundation/problem';
import { refusalWithoutCompensation } from '../evaluations.service';
import { ReportDetails } from '../report-detail';
import { lockReport, ofReport, subjectOf, trimmed } from '../report-record';
import type { AssuranceReportDetail } from '../report-views.dto';
import { UserControlEvaluation, UserControlTest, type UserControl } from './user-control.entity';
import { requireControl } from './user-control-record';
import { refusalToConfirm, refusalToEvaluateTest, refusalToTest, type UserControlFact } from './user-control.rules';
import type { ConfirmControls, EvaluateUserControlTest, TestUserControl } from './user-controls.dto';

/** Whether the registrant's own controls that a report counts on are still the same, and work. */
@Injectable()
export class ControlTestsService {
  constructor(
    private readonly work: Work,
    private readonly details: ReportDetails,
  ) {}

  /** Dated: what was carried forward was compared with the new report and still holds. */
  confirm(actor: Actor, reportId: string, given: ConfirmControls): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, reportId);
      for (const id of given.controlIds) {
        const control = await requireControl(w, id);
        if (control.reportId !== reportId) throw notFound('user-entity control of this report');
        heedState(refusalToConfirm(standingOf(control)));
      }
      await w.manager.query(
        'UPDATE user_control SET confirmed_by = $2, confirmed_at = $3, version = version + 1 WHERE id = ANY ($1::uuid[])',
        [given.controlIds, actor.personId, w.at],
      );
      await w.record('own-evaluation.controls-confirmed', subjectOf(report), {
        ...{ controlIds: given.controlIds, note: given.note.trim() },
      });
      return this.details.of(w.manager, actor, { id: reportId, today: w.at.slice(0, 10) });
    });
  }

  test(actor: Actor, controlId: string, given: TestUserControl): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, (await requireControl(w, controlId)).reportId);
      const control = await requireControl(w, controlId);
      heed(refusalToTest(standingOf(control), given.testedOn, w.at.slice(0, 10)));
      const { result, testedOn } = given;
      const said = { result, testedOn, method: given.method.trim(), workpaperRef: trimmed(given.workpaperRef) };
      const who = { recordedBy: actor.personId, recordedAt: w.at };
      const testId = newId();
      const about = { id: testId, ...ofReport(report), userControlId: controlId };
      await w.manager.getRepository(UserControlTest).insert({ ...about, ...said, ...who });
      const { number } = control;
      await w.record('own-evaluation.control-tested', subjectOf(report), { controlId, number, testId, ...said });
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  evaluate(actor: Actor, testId: string, given: EvaluateUserControlTest): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const test = await w.manager.getRepository(UserControlTest).findOne({ where: { id: testId } });
      if (!test) throw notFound('test');
      const report = await lockReport(w, test.reportId);
      const { ownerPersonId, ownerName } = await requireControl(w, test.userControlId);
      const evaluator = { id: actor.personId, name: actor.name };
      heed(refusalToEvaluateTest({ result: test.result, ownerPersonId, ownerName, evaluator }));
      const { effect } = given;
      const compensatingControl = trimmed(given.compensatingControl);
      heed(refusalWithoutCompensation(effect, compensatingControl));
      const said = { evaluation: given.evaluation.trim(), compensatingControl, effect };
      const who = { evaluatedBy: actor.personId, evaluatedAt: w.at };
      const about = { id: newId(), ...ofReport(report), userControlTestId: testId };
      await w.manager.getRepository(UserControlEvaluation).insert({ ...about, ...said, ...who });
      const controlId = test.userControlId;
      await w.record('own-evaluation.test-evaluated', subjectOf(report), { controlId, testId, ...said });
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }
}

const standingOf = (control: UserControl): UserControlFact => ({
  ...{ standing: control.standing, ownerName: control.ownerName, carried: control.carriedFrom !== null },
  ...{ confirmed: control.confirmedAt !== null, result: null, evaluated: false },
});
