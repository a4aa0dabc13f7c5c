import { ActivationsService } from '../disruptions/activations.service';
import { AftermathService } from '../disruptions/aftermath.service';
import { DisruptionReads } from '../disruptions/disruption-reads';
import type { DisruptionView } from '../disruptions/disruption-views.dto';
import { EventClockService } from '../disruptions/event-clock.service';
import { HappeningsService } from '../disruptions/happenings.service';
import type { RecordReconciliation } from '../disruptions/happenings.dto';
import { RecoveryService } from '../disruptions/recovery.service';
import { ReportingService } from '../disruptions/reporting.service';
import type { DisruptionType } from '../plans/disruption.rules';
import type { ToldExercise } from './documents/exercise-papers';
import { after } from './documents/paper';
import type { VendorDesk } from './vendor-desk';

/** One real event of a vendor, from its notice to its closing. Minutes are minutes after it began. */
export class DisruptionDesk {
  private id = '';

  constructor(
    private readonly desk: VendorDesk,
    private readonly told: ToldExercise,
  ) {}

  /** The vendor writes down what it knows, and whom it has called already. */
  async report(how: {
    types: DisruptionType[];
    timeZone: string;
    noticeMinute: number;
    toldTo: string;
  }): Promise<void> {
    const { title, scenario } = this.told;
    const { contributor } = this.desk.cast;
    const { id } = await this.of(ReportingService).report(await this.desk.contributor(), {
      ...{ title, description: scenario, disruptionTypes: how.types, timeZone: how.timeZone },
      ...{ occurredAt: this.at(0), detectedAt: this.at(this.told.detectedMinute) },
      declaredAt: this.at(this.told.declaredMinute),
      services: [{ serviceId: this.desk.serviceId, effect: 'stopped' }],
      siteIds: this.desk.siteIds.slice(0, 1),
      told: {
        ...{ givenAt: this.at(how.noticeMinute), channel: 'phone', toldBy: contributor.name, toldTo: how.toldTo },
        words: 'Power is out in Bangor; calls are taken in Fargo.',
      },
    });
    this.id = id;
  }

  /** Ines confirms the event, and the call that Dana finds in her own list. */
  async confirm(note: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    await this.of(ReportingService).confirm(ines, this.id, { version: await this.version(), note });
    const stated = (await this.view()).notices.find(({ standing }) => standing === 'stated');
    if (stated) await this.of(HappeningsService).judge(ines, stated.id, { standing: 'confirmed', note });
  }

  async activate(planVersionId: string, mode: { fromMinute: number; trigger: string }): Promise<void> {
    await this.of(ActivationsService).activate(await this.desk.contributor(), this.id, {
      ...{ planVersionId, activatedAt: this.at(this.told.declaredMinute), trigger: mode.trigger },
      ...{ activatedByName: 'Duty supervisor, Bangor', recoveryModeFrom: this.at(mode.fromMinute) },
    });
  }

  async log(entries: readonly [minute: number, text: string, source: string][]): Promise<void> {
    const vendor = await this.desk.contributor();
    for (const [minute, text, source] of entries)
      await this.of(HappeningsService).addEntry(vendor, this.id, { happenedAt: this.at(minute), text, source });
  }

  /** Times of the whole event; then recovered. */
  async recovered(recoveryModeTo: number): Promise<void> {
    const vendor = await this.desk.contributor();
    const { told } = this;
    const [activation] = (await this.view()).activations;
    if (activation) {
      const mode = { recoveryModeFrom: activation.recoveryModeFrom, recoveryModeTo: this.at(recoveryModeTo) };
      await this.of(ActivationsService).setRecoveryMode(vendor, activation.id, {
        ...mode,
        version: activation.version,
      });
    }
    await this.of(EventClockService).setClock(vendor, this.id, {
      ...{ version: await this.version(), occurredAt: this.at(0), detectedAt: this.at(told.detectedMinute) },
      ...{ declaredAt: this.at(told.declaredMinute), returnedToNormalAt: this.at(told.normalMinute) },
      clockBasis: 'disruption',
      services: [
        {
          ...{ serviceId: this.desk.serviceId, restoredAt: this.at(told.restoredMinute) },
          ...{ verifiedAt: this.at(told.verifiedMinute), lastRecoveredAt: this.at(-(told.lostMinutes ?? 0)) },
        },
      ],
    });
    await this.of(RecoveryService).recover(vendor, this.id, { version: await this.version() });
  }

  /** Everything that was processed in recovery mode, compared and put right. */
  async reconcile(record: Omit<RecordReconciliation, 'serviceId'>): Promise<void> {
    const vendor = await this.desk.contributor();
    const recovery = this.of(RecoveryService);
    await recovery.reconcile(vendor, this.id, { ...record, serviceId: this.desk.serviceId });
    await recovery.complete(vendor, this.id, { version: await this.version() });
  }

  /** A key control in recovery mode: the vendor says that it ran, Ines sees it. */
  async control(control: string, how: string, seen: string): Promise<void> {
    const recovery = this.of(RecoveryService);
    await recovery.recordControl(await this.desk.contributor(), this.id, { control, operated: 'operated', how });
    const [row] = (await this.view()).controls;
    const ines = await this.desk.stage.crowd.as('ines');
    if (row) await recovery.reviewControl(ines, row.id, { verdict: 'operated', note: seen });
  }

  async affected(customersAffected: number, customerImpact: string): Promise<void> {
    const version = await this.version();
    const given = { version, customersAffected, customerImpact };
    await this.of(ReportingService).edit(await this.desk.contributor(), this.id, given);
  }

  async attach(fileName: string, shows: string): Promise<void> {
    const evidenceVersionId = this.desk.versionOf(fileName);
    await this.of(HappeningsService).attach(await this.desk.contributor(), this.id, { evidenceVersionId, shows });
  }

  /** It counts as a test of the plan that was started. Answers the exercise. */
  async countAsTest(planVersionId: string): Promise<string> {
    const { exerciseId } = await this.of(AftermathService).count(await this.desk.contributor(), this.id, {
      ...{ serviceId: this.desk.serviceId, planVersionId, kind: 'full_interruption' },
      evaluator: this.told.evaluator,
    });
    return exerciseId;
  }

  async issueReport(): Promise<void> {
    const { strengths, improvements } = this.told;
    await this.of(AftermathService).report(await this.desk.contributor(), this.id, {
      ...{ version: await this.version(), strengths, lessons: improvements.map(([, , lesson]) => lesson) },
      areas: improvements.map(([observation, cause, effect]) => ({ observation, cause, effect })),
    });
  }

  async close(note: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    await this.of(AftermathService).close(ines, this.id, { version: await this.version(), note });
  }

  private at(minute: number): string {
    return after(this.told.occurredAt, minute);
  }

  private async view(): Promise<DisruptionView> {
    return this.of(DisruptionReads).one(await this.desk.contributor(), this.id);
  }

  private async version(): Promise<number> {
    return (await this.view()).version;
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}
