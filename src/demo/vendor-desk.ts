import { BringEvidence } from '../evidence/bring-evidence';
import { EvidenceService } from '../evidence/evidence.service';
import type { Actor } from '../foundation/actor';
import { Problem } from '../foundation/problem';
import type { ObligationView } from '../obligations/obligations.dto';
import { ObligationsService } from '../obligations/obligations.service';
import { SubmissionsService } from '../reviews/submissions.service';
import type { DemoFile } from './documents/paper';
import type { Stage } from './stage';
import type { VendorCast } from './vendor-cast';

/** What a vendor says of a file that it brings. */
export interface Filing {
  title: string;
  kind: string;
  madeOn: string;
  /** Requirements that it is evidence for, for example `PLN-02`. */
  for: string[];
  sourceKind?: 'issuer' | 'third_party' | 'system' | 'vendor_staff' | 'statement';
  sourceParty?: string;
  obtainedBy?: 'downloaded_from_issuer' | 'observed' | 'supplied_by_vendor';
  period?: [from: string, to: string];
}

/** One vendor's own people at work. Ids are known once the registrant has entered the vendor. */
export class VendorDesk {
  vendorId = '';
  serviceId = '';
  /** In the order of the cast. */
  siteIds: string[] = [];
  private scheduled: { periodId: string; items: ObligationView[] } | null = null;
  /** Evidence versions by the name of their file. */
  private readonly brought = new Map<string, string>();

  constructor(
    readonly stage: Stage,
    readonly cast: VendorCast,
  ) {}

  contributor(): Promise<Actor> {
    return this.stage.crowd.as(`${this.cast.key}.contributor`);
  }

  attestor(): Promise<Actor> {
    return this.stage.crowd.freshly(`${this.cast.key}.attestor`);
  }

  /** Uploads a file for its requirements. Answers the id of the evidence version. */
  async bring(file: DemoFile, filing: Filing): Promise<string> {
    const obligations = filing.for.length > 0 ? await this.obligations(filing.for) : [];
    const [periodFrom, periodTo] = filing.period ?? [null, null];
    const metadata = {
      ...{ filename: file.fileName, filetype: file.type, title: filing.title, kind: filing.kind },
      ...{ sourceKind: filing.sourceKind ?? 'vendor_staff', sourceParty: filing.sourceParty ?? null },
      ...{ obtainedBy: filing.obtainedBy ?? null, madeOn: filing.madeOn, periodFrom, periodTo },
      obligationIds: obligations.join(','),
    };
    const bringing = this.stage.rooms.of(BringEvidence);
    const { versionId } = await bringing.bring(await this.contributor(), metadata, file.bytes);
    this.brought.set(file.fileName, versionId);
    return versionId;
  }

  /** A file that is not what its name says; the story fails if it is taken. */
  async bringInVain(file: DemoFile, filing: Filing): Promise<void> {
    try {
      await this.bring(file, filing);
    } catch (error) {
      if (error instanceof Problem && error.code === 'refused') return;
      throw error;
    }
    throw new Error(`${file.fileName} should have been refused.`);
  }

  versionOf(fileName: string): string {
    const id = this.brought.get(fileName);
    if (!id) throw new Error(`${this.cast.name} has not brought ${fileName}.`);
    return id;
  }

  /**
   * Obligations of the period: `PLN-02`; `TEC-03@Q1`, whose occurrence says Q1; `TST-05@exercise#2`, the second that says so.
   * With `?` at its end one that the vendor does not have is left out; otherwise that throws.
   */
  async obligations(wanted: string[]): Promise<string[]> {
    const open = await this.schedule();
    return wanted.flatMap((one) => {
      const found = chosen(open, one);
      if (!found && !one.endsWith('?')) throw new Error(`${this.cast.name} has no obligation ${one}.`);
      return found ? [found.id] : [];
    });
  }

  /** Puts a file that was brought before forward for more. */
  async bringAgain(fileName: string, wanted: string[]): Promise<void> {
    const ids = await this.obligations(wanted);
    await this.stage.rooms.of(EvidenceService).addUses(await this.contributor(), this.versionOf(fileName), ids);
  }

  /** After scheduling anew: the obligations are read again. */
  forgetSchedule(): void {
    this.scheduled = null;
  }

  private async schedule(): Promise<ObligationView[]> {
    const { periodId } = this.stage;
    if (this.scheduled?.periodId === periodId) return this.scheduled.items;
    const query = { vendorId: this.vendorId, periodId };
    const { items } = await this.stage.rooms.of(ObligationsService).list(await this.contributor(), query);
    this.scheduled = { periodId, items: items.filter((item) => item.conclusion !== 'not_applicable') };
    return this.scheduled.items;
  }

  async submit(wanted: string[], note: string): Promise<string> {
    const obligationIds = await this.obligations(wanted);
    const submissions = this.stage.rooms.of(SubmissionsService);
    return (await submissions.submit(await this.contributor(), { obligationIds, note })).id;
  }
}

function chosen(items: ObligationView[], wanted: string): ObligationView | undefined {
  const [, code = '', key = '', place = '1'] = /^([A-Z0-9-]+)(?:@([^#?]+))?(?:#(\d+))?\??$/.exec(wanted) ?? [];
  const fitting = items.filter((item) => item.requirementCode === code && item.occurrenceKey.includes(key));
  return fitting.sort((a, b) => a.dueOn.localeCompare(b.dueOn))[Number(place) - 1];
}
