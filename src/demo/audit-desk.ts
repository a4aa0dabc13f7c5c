import { Work } from '../audit-trail/work';
import { AnsweringService } from '../requests/answering.service';
import { AskingService } from '../requests/asking.service';
import { BringRequestFile } from '../requests/files/bring-request-file';
import { DeliveriesService } from '../requests/deliveries.service';
import type { DeliverItem } from '../requests/requests.dto';
import type { SampleChoice } from '../requests/samples/samples.dto';
import type { DemoFile } from './documents/paper';
import type { Stage } from './stage';
import type { VendorDesk } from './vendor-desk';

/** What the auditor asks for, and who of the registrant answers it. */
export interface Told {
  auditorRef: string;
  control: string;
  wanted: string;
  format: string;
  dueOn: string;
  owner: 'ines' | 'mei' | 'dana';
  about?: VendorDesk;
  sample?: SampleChoice;
}

const CHECKS = { ines: 'mei', mei: 'ines', dana: 'ines' } as const;

/** One request from both sides: Priya asks and closes, its owner answers, and somebody else checks what is delivered. */
export class AuditDesk {
  id = '';
  sampleId = '';
  private deliveries = 0;

  constructor(
    private readonly stage: Stage,
    readonly told: Told,
  ) {}

  async ask(listId: string): Promise<void> {
    const { auditorRef, control, wanted, format, dueOn, about, sample } = this.told;
    const words = { auditorRef, control, wanted, format, dueOn, periodFrom: '2026-01-01', periodTo: '2026-12-31' };
    const scope = { ...(about && { vendorId: about.vendorId }), ...(sample && { sample }) };
    const asking = this.stage.rooms.of(AskingService);
    const request = await asking.ask(await this.as('priya'), listId, { ...words, ...scope });
    this.id = request.id;
    this.sampleId = request.sampleId ?? '';
  }

  /** The SOX office gives it to somebody, who begins. */
  async accept(): Promise<void> {
    const { owner } = this.told;
    const answering = this.stage.rooms.of(AnsweringService);
    const ownerId = await this.stage.crowd.idOf(owner);
    await answering.accept(await this.as('mei'), this.id, { ownerId });
    await answering.start(await this.as(owner), this.id);
  }

  async deliver(answer: string, items: DeliverItem[] = []): Promise<void> {
    await this.prepare(answer, items);
    const reason = 'Compared with what was asked, and opened each file.';
    const given = { number: this.deliveries, decision: 'passed' as const, reason };
    await this.stage.rooms.of(DeliveriesService).check(await this.as(CHECKS[this.told.owner]), this.id, given);
  }

  async prepare(answer: string, items: DeliverItem[] = []): Promise<void> {
    this.deliveries += 1;
    const deliveries = this.stage.rooms.of(DeliveriesService);
    await deliveries.prepare(await this.as(this.told.owner), this.id, { answer, items });
  }

  async giveBack(reason: string): Promise<void> {
    await this.stage.rooms.of(AskingService).giveBack(await this.as('priya'), this.id, { reason });
  }

  async startAgain(): Promise<void> {
    await this.stage.rooms.of(AnsweringService).start(await this.as(this.told.owner), this.id);
  }

  async close(note: string): Promise<void> {
    await this.stage.rooms.of(AskingService).close(await this.as('priya'), this.id, { note });
  }

  /** The latest file of a kind that the vendor of the request brought. */
  async file(kind: string): Promise<DeliverItem[]> {
    const vendorId = this.told.about?.vendorId;
    const [found] = await this.stage.rooms.of(Work).read(await this.as('ines'), ({ manager }) => {
      const rows: Promise<{ id: string }[]> = manager.query(
        `SELECT v.id FROM evidence_version v JOIN evidence_item i ON i.id = v.item_id
         WHERE i.vendor_id = $1 AND i.kind = $2 AND i.withdrawn_at IS NULL ORDER BY v.received_at DESC, v.id DESC LIMIT 1`,
        [vendorId, kind],
      );
      return rows;
    });
    if (!found) throw new Error(`Nothing of kind ${kind} was brought for ${this.told.auditorRef}.`);
    return [{ kind: 'evidence', id: found.id }];
  }

  /** A file of the registrant's own, brought for this request. */
  async own({ fileName, type, bytes }: DemoFile, about: { title: string; source: string }): Promise<DeliverItem[]> {
    const facts = { requestId: this.id, filename: fileName, filetype: type, ...about };
    const actor = await this.as(this.told.owner);
    const { id } = await this.stage.rooms.of(BringRequestFile).bring(actor, facts, bytes);
    return [{ kind: 'file', id }];
  }

  private as(key: string) {
    return this.stage.crowd.as(key);
  }
}
