import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { blindSpots, sharedThings } from './concentration-reads';
import type { Concentration, ConcentrationQuery, PairedPlacesList, PairedPlacesQuery } from './concentration.dto';
import { pairedPlaces } from './paired-places';

/** What many services rest on at once, over all vendors that the person who asks may see. */
@Injectable()
export class ConcentrationService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  shared(actor: Actor, query: ConcentrationQuery): Promise<Concentration> {
    return this.work.read(actor, async ({ manager }) => ({
      ranAt: this.clock.iso(),
      ...(await sharedThings(manager, query)),
      ...(await blindSpots(manager)),
    }));
  }

  paired(actor: Actor, query: PairedPlacesQuery): Promise<PairedPlacesList> {
    return this.work.read(actor, async ({ manager }) => ({
      ranAt: this.clock.iso(),
      ...(await pairedPlaces(manager, query)),
    }));
  }
}
