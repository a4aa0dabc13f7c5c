import { ConfirmationSigning } from '../attestations/confirmations/confirmation-signing.service';
import { ConfirmationsService } from '../attestations/confirmations/confirmations.service';
import type { ConfirmationView, StatedChange } from '../attestations/confirmations/confirmations.dto';
import type { VendorDesk } from './vendor-desk';

/** The quarterly word of a vendor that nothing changed, or what did. */
export class ConfirmationDesk {
  constructor(
    private readonly desk: VendorDesk,
    private readonly quarter: string,
  ) {}

  async prepare(changes: StatedChange[]): Promise<void> {
    const { id, version } = await this.open();
    await this.of(ConfirmationsService).prepare(await this.desk.contributor(), id, { changes, version });
  }

  async sign(timeZone: string): Promise<void> {
    const { id } = await this.open();
    const attestor = await this.desk.attestor();
    const { statement } = await this.of(ConfirmationsService).one(attestor, id);
    const given = { shownSha256: statement.sha256, name: this.desk.cast.attestor.name, timeZone };
    await this.of(ConfirmationSigning).sign(attestor, id, given);
  }

  async accept(reason: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    await this.of(ConfirmationsService).decide(ines, (await this.open()).id, { decision: 'accepted', reason });
    this.desk.forgetSchedule();
  }

  private async open(): Promise<ConfirmationView> {
    const { vendorId, stage } = this.desk;
    const ines = await stage.crowd.as('ines');
    const service = this.of(ConfirmationsService);
    const { items } = await service.list(ines, { vendorId, periodId: stage.periodId });
    const found = items.find((one) => one.quarter === this.quarter);
    if (!found) throw new Error(`${this.desk.cast.name} owes no change confirmation of ${this.quarter}.`);
    return service.one(ines, found.id);
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}
