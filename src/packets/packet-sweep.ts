import { Injectable } from '@nestjs/common';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { HourlySweep } from '../foundation/hourly-sweep';
import { ObjectStore } from '../foundation/object-store';
import { PRINTING } from './packet-press';

/** Longer than any packet is printed, or any file taken in. */
const OLD_MINUTES = 1440;

/** Equal bytes are stored once for everybody, so that the question is put in nobody's name. */
const NO_REGISTRANT = '00000000-0000-0000-0000-000000000000';

/** Clears what a portal left behind that was killed while it printed a packet or took a file into the store. */
@Injectable()
export class PacketSweep extends HourlySweep {
  constructor(
    private readonly work: Work,
    clock: Clock,
    private readonly store: ObjectStore,
  ) {
    super(clock, { room: 'Packets', clears: 'unfinished packets' });
  }

  /** Clears what nobody touched for a day before `at` (ISO 8601). Answers how many files and folders. */
  async sweep(at: string, temporary = tmpdir()): Promise<number> {
    const before = Date.parse(at) - OLD_MINUTES * 60_000;
    let cleared = (await this.store.clearIncoming(before)) + (await this.clearMade(before));
    for (const name of await readdir(temporary)) {
      if (!name.startsWith(PRINTING)) continue;
      const folder = path.join(temporary, name);
      const found = await stat(folder).catch(() => null);
      if (!found || found.mtimeMs >= before) continue;
      await rm(folder, { recursive: true, force: true });
      cleared += 1;
    }
    return cleared;
  }

  /** Objects that a build made and no record ever named. No event tells of them: the trail never knew them. */
  private async clearMade(before: number): Promise<number> {
    let cleared = 0;
    for (const sha256 of await this.store.made.before(before))
      if (await this.clearUnnamed(sha256, before)) cleared += 1;
    if (cleared > 0) this.log.log(`Cleared ${cleared} stored files that an interrupted build had left.`);
    return cleared;
  }

  /** Set aside first: who names the bytes, or makes them again, in the same moment finds them put back. */
  private async clearUnnamed(sha256: string, before: number): Promise<boolean> {
    if (await this.isNamed(sha256)) return this.keep(sha256);
    await this.store.setAside(sha256);
    if ((await this.isNamed(sha256)) || !(await this.store.made.isBefore(sha256, before))) {
      await this.store.putBack(sha256);
      return false;
    }
    const was = await this.store.eraseAside(sha256);
    await this.store.made.remove(sha256);
    return was;
  }

  private async keep(sha256: string): Promise<false> {
    await this.store.made.remove(sha256);
    return false;
  }

  private isNamed(sha256: string): Promise<boolean> {
    return this.work.read(systemActor(NO_REGISTRANT, 'packet sweep'), async ({ manager }) => {
      const [row]: { needed: boolean }[] = await manager.query('SELECT app.bytes_still_needed($1) AS needed', [sha256]);
      return row?.needed ?? true;
    });
  }
}
