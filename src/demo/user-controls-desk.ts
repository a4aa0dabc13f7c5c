import { ControlTestsService } from '../assurance-reports/user-controls/control-tests.service';
import type { EvaluateUserControlTest } from '../assurance-reports/user-controls/user-controls.dto';
import { UserControlsService } from '../assurance-reports/user-controls/user-controls.service';
import type { AssuranceDesk } from './assurance-desk';

/** A control of ours that answers one that the report counts on. */
export interface ToldControl {
  text: string;
  ours: string;
  words: string;
  owner: string;
  /** How it was tested. */
  method: string;
  result?: 'passed' | 'failed';
}

/** The registrant's own controls that a report counts on: Mei pastes the list, maps it, and writes the tests down. */
export class UserControlsDesk {
  constructor(private readonly report: AssuranceDesk) {}

  /** The list of the report's last section, as it is copied from a sheet. */
  async paste(told: readonly ToldControl[]): Promise<void> {
    const mei = await this.report.mei();
    const head = ['Number', 'Control', 'Our control', 'Owner'];
    const rows = told.map(({ text, ours, owner }, i) => [`CUEC ${i + 1}`, text, ours, owner]);
    const text = [head, ...rows].map((row) => row.join('\t')).join('\n');
    const { items, refused } = await this.controls().preview(mei, this.report.reportId, text);
    if (refused > 0) throw new Error(`Rows of the list were refused: ${JSON.stringify(items)}`);
    const controls = items.map(({ label, text: said, controlRef, ownerName }) => ({
      ...{ label, text: said, controlRef, ownerName },
    }));
    await this.controls().add(mei, this.report.reportId, { controls });
  }

  /** What each control of ours does. */
  async map(told: readonly ToldControl[]): Promise<void> {
    const mei = await this.report.mei();
    for (const [i, { id, version }] of (await this.listed()).entries()) {
      const { ours: controlRef, words: controlWords, owner: ownerName } = told[i] ?? {};
      await this.controls().map(mei, id, { standing: 'mapped', controlRef, controlWords, ownerName, version });
    }
  }

  async test(told: readonly ToldControl[], testedOn: string, workpaperRef: string): Promise<void> {
    const mei = await this.report.mei();
    const tests = this.report.desk.stage.rooms.of(ControlTestsService);
    for (const [i, { id }] of (await this.listed()).entries()) {
      const { method = '', result = 'passed' } = told[i] ?? {};
      await tests.test(mei, id, { result, testedOn, method, workpaperRef: `${workpaperRef}.${i + 1}` });
    }
  }

  /** What the failure means; never by who owns the control. */
  async evaluateFailure(given: EvaluateUserControlTest): Promise<void> {
    const failed = (await this.listed()).find(({ tests }) => tests[0]?.result === 'failed');
    const tests = this.report.desk.stage.rooms.of(ControlTestsService);
    await tests.evaluate(await this.report.mei(), failed?.tests[0]?.id ?? '', given);
  }

  private async listed() {
    return (await this.report.read()).own?.userControls ?? [];
  }

  private controls(): UserControlsService {
    return this.report.desk.stage.rooms.of(UserControlsService);
  }
}
