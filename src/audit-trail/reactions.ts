import { Injectable } from '@nestjs/common';
import type { Deed, Deeds, Subject } from './deeds';
import type { OpenWork } from './open-work';

export type Reaction<D extends Deed> = (work: OpenWork, subject: Subject, particulars: Deeds[D]) => Promise<void>;

/**
 * How a higher room answers a lower room's deed, inside the same Work. The one table of them is in `app.module.ts`.
 */
@Injectable()
export class Reactions {
  private readonly byDeed = new Map<Deed, Reaction<Deed>[]>();

  on<D extends Deed>(deed: D, reaction: Reaction<D>): void {
    const known = this.byDeed.get(deed) ?? [];
    this.byDeed.set(deed, [...known, reaction as unknown as Reaction<Deed>]);
  }

  to(deed: Deed): Reaction<Deed>[] {
    return this.byDeed.get(deed) ?? [];
  }
}
