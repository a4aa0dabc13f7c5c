import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Clock } from '../foundation/clock';
import { ObjectStore } from '../foundation/object-store';
import { PRINTING } from './packet-press';

const EVERY_MINUTES = 60;
/** Longer than any packet is printed, or any file taken in. */
const OLD_MINUTES = 1440;

/** Clears what a portal left behind that was killed while it printed a packet or took a file into the store. */
@Injectable()
export class PacketSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Packets');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly store: ObjectStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep(this.clock.iso()).catch((error: unknown) =>
        this.log.error(`Clearing unfinished packets failed: ${String(error)}`),
      );
    }, EVERY_MINUTES * 60_000);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Clears what nobody touched for a day before `at` (ISO 8601). Answers how many files and folders. */
  async sweep(at: string, temporary = tmpdir()): Promise<number> {
    const before = Date.parse(at) - OLD_MINUTES * 60_000;
    let cleared = await this.store.clearIncoming(before);
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
}
