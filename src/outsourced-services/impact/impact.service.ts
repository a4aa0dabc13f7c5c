import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { requireService } from '../service-reads';
import { GUIDE_VERSION, IMPACT_GUIDE, SCORE_WORDS } from './impact-anchors.rules';
import { outageCostsOf, requireAssessment, versionsOf } from './impact-reads';
import { impactRegister } from './impact-register';
import { impactView } from './impact-view';
import type { ImpactGuideView, ImpactRegister, ImpactView, ScoresRead, ServiceImpact } from './impact-views.dto';
import { BAND_STARTS_AT, BAND_WORDS, IMPACT_BANDS, IMPACT_CATEGORIES, UNACCEPTABLE } from './impact-words.rules';
import { readScores } from './score-reading.rules';

/** Reads of impact: the guide, a service's versions, the register of all services. */
@Injectable()
export class ImpactService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  guide(): ImpactGuideView {
    return {
      version: GUIDE_VERSION,
      bands: IMPACT_BANDS.map((band) => ({ band, label: BAND_WORDS[band], startsAtMinutes: BAND_STARTS_AT[band] })),
      categories: IMPACT_CATEGORIES.map((category) => {
        const { label, asks, anchors } = IMPACT_GUIDE[category];
        return { category, label, asks, anchors: [...anchors] };
      }),
      ...{ scoreWords: [...SCORE_WORDS], unacceptable: UNACCEPTABLE },
    };
  }

  register(actor: Actor): Promise<ImpactRegister> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await impactRegister(manager);
      return { total: items.length, items };
    });
  }

  ofService(actor: Actor, serviceId: string): Promise<ServiceImpact> {
    return this.work.read(actor, async ({ manager }) => {
      await requireService(manager, serviceId);
      const versions = await versionsOf(manager, serviceId);
      const view = async (states: readonly string[]) => {
        const found = versions.find(({ state }) => states.includes(state));
        return found ? impactView(manager, found.id, this.clock.today()) : null;
      };
      const [inForce, open] = [await view(['in_force']), await view(['draft', 'proposed'])];
      const outageCosts = actor.vendorId === null ? await outageCostsOf(manager, serviceId) : [];
      return { serviceId, inForce, open, versions, outageCosts };
    });
  }

  one(actor: Actor, id: string): Promise<ImpactView> {
    return this.work.read(actor, ({ manager }) => impactView(manager, id, this.clock.today()));
  }

  /** What pasted cells say, before anything is saved. */
  read(actor: Actor, id: string, text: string): Promise<ScoresRead> {
    return this.work.read(actor, async ({ manager }) => {
      await requireAssessment(manager, id);
      return readScores(text);
    });
  }
}
