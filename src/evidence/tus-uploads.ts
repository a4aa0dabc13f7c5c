import type { FastifyRequest } from 'fastify';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import type { TusDoor } from './tus-door';
import { passOn, type Exchange } from './tus-exchange';
import type { Metadata } from './upload-facts.rules';
import { refuseEnded } from './upload-refusals';
import { announcedUpload, refuseMalformedPart } from './upload-requests';

/** A file on its way, as a room keeps it: `open` until it ended. */
interface UnderWay {
  id: string;
  bytes: number;
  state: string;
  refusedReason: string | null;
}

/** What a room that takes files does with each; `headers` are those of the last answer. */
export interface UploadRoom<Row extends UnderWay, Received> {
  uploads: {
    start(actor: Actor, given: { bytes: number; metadata: Metadata }): Promise<{ id: string }>;
    requireOwn(actor: Actor, id: string): Promise<Row>;
    /** True while bytes are still to come. */
    arriving(row: Row): Promise<boolean>;
    received(row: Row): Promise<number>;
    cancel(actor: Actor, row: Row): Promise<void>;
  };
  finish: { finish(actor: Actor, id: string): Promise<Received> };
  headers: (received: Received) => Record<string, string>;
}

/** The requests of the tus protocol 1.0.0, for every room that takes files. The room's door and rules come first. */
export class TusUploads<Row extends UnderWay, Received> {
  constructor(
    private readonly tus: TusDoor,
    private readonly room: UploadRoom<Row, Received>,
  ) {}

  options(exchange: Exchange): Promise<void> {
    return passOn(this.tus, exchange, newId());
  }

  async create(exchange: Exchange): Promise<void> {
    const { id } = await this.room.uploads.start(exchange.actor, announcedUpload(exchange.request.headers));
    return passOn(this.tus, exchange, id);
  }

  async head(exchange: Exchange): Promise<void> {
    const row = await this.owned(exchange);
    refuseEnded(row);
    if (await this.room.uploads.arriving(row)) return passOn(this.tus, exchange, row.id);
    const ended = this.room.headers(await this.room.finish.finish(exchange.actor, row.id));
    const size = String(row.bytes);
    await exchange.reply
      .status(200)
      .headers({ 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, ...ended })
      .send();
  }

  async patch(exchange: Exchange): Promise<void> {
    const row = await this.owned(exchange);
    refuseEnded(row);
    refuseMalformedPart(exchange.request.headers, row, await this.room.uploads.received(row));
    return passOn(this.tus, exchange, row.id);
  }

  async cancel(exchange: Exchange): Promise<void> {
    const row = await this.owned(exchange);
    await this.room.uploads.cancel(exchange.actor, row);
    return passOn(this.tus, exchange, row.id);
  }

  private owned({ actor, request }: { actor: Actor; request: FastifyRequest }): Promise<Row> {
    return this.room.uploads.requireOwn(actor, (request.params as { id: string }).id);
  }
}
