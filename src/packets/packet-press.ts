import { Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ObjectStore, vanished, type Stored } from '../foundation/object-store';
import { inThread } from '../foundation/thread';
import type { SignatureRoom } from './document/document.model';
import type { Manifest, PacketApprovalFacts } from './manifest.model';
import type { Companion } from './proof/companions';
import { renderPacket } from './render-packet';

export interface Printed extends Stored {
  pages: number;
}

/** Works on a printed file before it is put into the store. */
type Finish<T> = (file: string, room: SignatureRoom) => Promise<T>;

/** Everything that a printing is a function of; the exhibits' bytes are in the store. */
export interface Frozen {
  manifest: Manifest;
  text: string;
  approval: PacketApprovalFacts | null;
  companions: readonly Companion[];
}

/** How folders begin in which a packet is printed; one that stays is what a killed portal left. */
export const PRINTING = 'holdfast-packet-';

const COMPILED_WORKER = path.join(__dirname, 'render-worker.js');

/** Prints packets in a thread of their own and puts them into the store. Printing the same again stores the same bytes once. */
@Injectable()
export class PacketPress {
  constructor(private readonly store: ObjectStore) {}

  async print(frozen: Frozen): Promise<Printed> {
    const { pages, stored } = await this.printed(frozen, () => Promise.resolve());
    return { ...stored, pages };
  }

  /** Prints an approved packet and has it signed before it is stored. */
  async printSigned<T>(frozen: Frozen, sign: Finish<T>): Promise<Printed & { signature: T }> {
    const { pages, stored, finished } = await this.printed(frozen, (file, room) => {
      if (room === null) throw new Error('A packet is signed once it is approved.');
      return sign(file, room);
    });
    return { ...stored, pages, signature: finished };
  }

  private async printed<T>(frozen: Frozen, finish: (file: string, room: SignatureRoom | null) => Promise<T>) {
    const folder = await mkdtemp(path.join(tmpdir(), PRINTING));
    const target = path.join(folder, 'packet.pdf');
    try {
      const objects = await this.objectsOf(frozen.manifest);
      const { text: manifest, approval, companions } = frozen;
      const { pages, room } = await inThread(
        COMPILED_WORKER,
        { manifest, approval, companions, objects, target },
        renderPacket,
      );
      const finished = await finish(target, room);
      for (const { text } of companions) await this.store.put(Readable.from([Buffer.from(text, 'utf8')]), 'made');
      return { pages, finished, stored: await this.store.put(createReadStream(target), 'made') };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Where the attached originals lie. Throws `stored-file-unavailable` for one that is not there. */
  private async objectsOf({ exhibits }: Manifest): Promise<Record<string, string>> {
    const attached = exhibits.filter((one) => one.attachedAs !== null);
    for (const { sha256 } of attached) if ((await this.store.size(sha256)) === null) throw vanished(sha256);
    return Object.fromEntries(attached.map(({ sha256 }) => [sha256, this.store.pathOf(sha256)]));
  }
}
