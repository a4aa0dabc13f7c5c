import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor, Role } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { Problem } from '../foundation/problem';
import { CoverageFacts } from './coverage-facts';
import { FigureRows } from './figure-rows';
import type { HomeView } from './home.dto';
import { officerActions, officerHome } from './home-officer';
import { administratorHome, auditorHome } from './home-readers';
import { vendorActions, vendorHome, type HomeAsked } from './home-vendor';
import { waitingActions } from './home-waiting';
import { vendorNext } from './next-steps/vendor-next';
import { reportPeriod } from './report-period';

type Sections = Pick<HomeView, 'actions' | 'vendor' | 'officer' | 'auditor' | 'administrator'>;

const NOTHING: Sections = { actions: [], vendor: null, officer: null, auditor: null, administrator: null };

/** The first page of each role: what waits, and where things stand. */
@Injectable()
export class HomeService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly facts: CoverageFacts,
    private readonly rows: FigureRows,
  ) {}

  home(actor: Actor): Promise<HomeView> {
    const { role } = actor;
    if (role === 'system') throw new Problem('not-allowed', 'Only people have a home page.');
    const ranAt = this.clock.iso();
    const today = ranAt.slice(0, 10);
    return this.work.snapshot(actor, async ({ manager }) => {
      const period = await reportPeriod(manager, { today });
      const sections = await this.sectionsOf({ manager, actor, role, period, today }, ranAt);
      return { role, ranAt, period, ...NOTHING, ...sections };
    });
  }

  private async sectionsOf(asked: HomeAsked, ranAt: string): Promise<Partial<Sections>> {
    const { role } = asked;
    if (VENDOR_ROLES.includes(role)) {
      const home = await vendorHome(asked, this.facts);
      const vendor = { ...home, next: await vendorNext(asked, home, ranAt) };
      const waiting = await waitingActions(asked.manager, { role, personId: asked.actor.personId, today: asked.today });
      return { vendor, actions: [...vendorActions(vendor, role, asked.today), ...waiting] };
    }
    if (role === 'external_auditor') return { auditor: await auditorHome(asked) };
    if (role === 'administrator') return { administrator: await administratorHome(asked, ranAt) };
    const officer = await officerHome(asked, this.rows);
    const waiting = await waitingActions(asked.manager, { role, personId: asked.actor.personId, today: asked.today });
    return { officer, actions: [...officerActions(officer, role), ...waiting] };
  }
}

const VENDOR_ROLES: readonly Role[] = ['vendor_contributor', 'vendor_attestor'];
