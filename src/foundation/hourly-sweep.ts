import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from './clock';

const EVERY_MINUTES = 60;

/** Clears, each hour while the portal is open, what nobody will come back for. */
export abstract class HourlySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  protected readonly log: Logger;
  private timer: NodeJS.Timeout | null = null;

  /** `clears` says in the log what could not be cleared, and `room` whose it was. */
  protected constructor(
    private readonly clock: Clock,
    private readonly about: { room: string; clears: string },
  ) {
    this.log = new Logger(about.room);
  }

  /** Clears what is old at `at` (ISO 8601). Answers how many. */
  abstract sweep(at: string): Promise<number>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep(this.clock.iso()).catch((error: unknown) =>
        this.log.error(`Clearing ${this.about.clears} failed: ${String(error)}`),
      );
    }, EVERY_MINUTES * 60_000);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
