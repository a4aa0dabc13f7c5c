import { FindingResponseService } from '../findings/finding-response.service';
import { FindingVerdictsService } from '../findings/finding-verdicts.service';
import type { NewAction } from '../findings/finding-story.dto';
import { FindingsService } from '../findings/findings.service';
import type { IcfrSeverity } from '../findings/icfr.rules';
import { IcfrService } from '../findings/icfr.service';
import type { VendorDesk } from './vendor-desk';

/** One finding between the vendor that mends it and Ines who looks. */
export class FindingDesk {
  constructor(
    private readonly desk: VendorDesk,
    private readonly found: { id: string },
  ) {}

  /** The vendor takes it on and says what it will do; Ines agrees. */
  async plan(actions: readonly NewAction[], note: string): Promise<void> {
    const vendor = await this.desk.contributor();
    const response = this.of(FindingResponseService);
    await response.acknowledge(vendor, this.found.id, { note });
    await this.planAnew(actions);
  }

  /** Where a repair did not hold, what is done besides; Ines agrees. */
  async planAnew(actions: readonly NewAction[]): Promise<void> {
    const response = this.of(FindingResponseService);
    const vendor = await this.desk.contributor();
    for (const action of actions) await response.addAction(vendor, this.found.id, action);
    const ines = await this.desk.stage.crowd.as('ines');
    await this.of(FindingVerdictsService).agree(ines, this.found.id, { note: 'The actions reach the cause.' });
    await response.start(await this.desk.contributor(), this.found.id, {});
  }

  /** Every action is done, shown by one file each. */
  async mend(done: readonly { note: string; file: string }[], note: string): Promise<void> {
    const vendor = await this.desk.contributor();
    const { actions } = await this.of(FindingsService).one(vendor, this.found.id);
    const response = this.of(FindingResponseService);
    for (const [place, action] of actions.filter(({ doneAt }) => doneAt === null).entries()) {
      const { note: what = note, file = '' } = done[place] ?? done[0] ?? {};
      await response.completeAction(vendor, action.id, { note: what, evidenceVersionId: this.desk.versionOf(file) });
    }
    await response.ready(vendor, this.found.id, { note });
  }

  /** A later test passed, or showed the same gap again. */
  async retested(retestExerciseId: string, inspected: string, result: 'fixed' | 'not_fixed' = 'fixed'): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    const verdict = { result, method: 'retest', inspected, retestExerciseId } as const;
    await this.of(FindingVerdictsService).verify(ines, this.found.id, verdict);
  }

  async moveTo(dueOn: string, reason: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    await this.of(FindingsService).moveDueDate(ines, this.found.id, { dueOn, reason });
  }

  /** The SOX office's own word on what the finding means for the registrant. */
  async weigh(icfrSeverity: IcfrSeverity, reasoning: string): Promise<void> {
    const mei = await this.desk.stage.crowd.as('mei');
    await this.of(IcfrService).decide(mei, this.found.id, { icfrSeverity, reasoning });
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}
