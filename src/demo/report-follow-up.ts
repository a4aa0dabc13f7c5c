import type { ReportFinding } from '../findings/after-action/after-action.dto';
import { AfterActionService } from '../findings/after-action/after-action.service';
import type { NewAction } from '../findings/finding-story.dto';
import { FindingDesk } from './finding-desk';
import type { VendorDesk } from './vendor-desk';

/** What is done about what a report opened: under `rto` about the missed time objective, else under the title of a step. */
export type Repairs = Record<string, NewAction>;

/** What the after-action report of an exercise opened or joined, between the vendor that mends it and Ines who looks. */
export class FollowUp {
  constructor(
    private readonly desk: VendorDesk,
    private readonly test: { id: string },
  ) {}

  async of(part: string): Promise<FindingDesk> {
    return new FindingDesk(this.desk, await this.found(part));
  }

  /** Only a later test closes what a test showed: Ines moves every date behind the one that is planned. */
  async wait(dueOn: string, reason: string): Promise<void> {
    for (const one of await this.findings())
      if (one.dueOn !== dueOn) await new FindingDesk(this.desk, one).moveTo(dueOn, reason);
  }

  /** The vendor plans what it will do, about a new finding or about one whose repair did not hold. */
  async plan(repairs: Repairs, note: string): Promise<void> {
    for (const [part, action] of Object.entries(repairs)) {
      const found = await this.found(part);
      const finding = new FindingDesk(this.desk, found);
      await (found.state === 'reopened' ? finding.planAnew([action]) : finding.plan([action], note));
    }
  }

  /** What the report opened is repaired; one file shows it. */
  async mend(file: string, note: string): Promise<void> {
    for (const one of await this.findings()) await new FindingDesk(this.desk, one).mend([{ note, file }], note);
  }

  async retested(retest: { id: string }, inspected: string): Promise<void> {
    for (const one of await this.findings()) await new FindingDesk(this.desk, one).retested(retest.id, inspected);
  }

  /** What was said to be repaired showed again. */
  async shownAgain(inspected: string): Promise<void> {
    const joined = (await this.findings()).filter(({ joined: again }) => again);
    for (const one of joined) await new FindingDesk(this.desk, one).retested(this.test.id, inspected, 'not_fixed');
  }

  private async found(part: string): Promise<ReportFinding> {
    const about = (one: ReportFinding) =>
      part === 'rto' ? one.part.startsWith('rto ') : one.title.includes(`, ${part}: `);
    const found = (await this.findings()).find(about);
    if (!found) throw new Error(`The report of ${this.desk.cast.name} opened nothing about "${part}".`);
    return found;
  }

  private async findings(): Promise<ReportFinding[]> {
    const { rooms, crowd } = this.desk.stage;
    const { findings } = await rooms.of(AfterActionService).opened(await crowd.as('ines'), this.test.id);
    return findings;
  }
}
