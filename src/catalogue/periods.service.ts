import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './catalogue.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { Clock } from '../foundation/clock';
import { heed, heedState, Problem } from '../foundation/problem';
import { CatalogueService } from './catalogue.service';
import { CompliancePeriod } from './compliance-period.entity';
import { nextFiscalYear } from './fiscal-year.rules';
import { periodRows, requirePeriodView } from './period-reads';
import { refusalToChangeIn, refusalToOpenPeriod, refusalToPlanPeriod, type PeriodState } from './period.rules';
import type { OpenPeriod, PeriodList, PeriodSuggestion, PeriodView, PlanPeriod } from './periods.dto';

/** What the schedule needs to know of a period. */
export interface PeriodFacts {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
  state: PeriodState;
  catalogueVersionId: string | null;
}

/** Compliance periods of the registrant. Opening one pins the newest catalogue for good. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<PeriodList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await periodRows(manager);
      return { total: items.length, items };
    });
  }

  /** The fiscal year to plan next, from the registrant's year end; a suggestion, since a year of 52 weeks ends elsewhere. */
  suggestion(actor: Actor): Promise<PeriodSuggestion> {
    return this.work.read(actor, async ({ manager }) => {
      const [own]: { fiscalYearEnd: string }[] = await manager.query(
        'SELECT fiscal_year_end AS "fiscalYearEnd" FROM registrant',
      );
      const fiscalYearEnd = own?.fiscalYearEnd ?? '12-31';
      const planned = await periodRows(manager);
      const lastEndsOn = planned[0]?.endsOn ?? null;
      const takenCodes = planned.map((one) => one.code);
      const year = nextFiscalYear({ fiscalYearEnd, lastEndsOn, today: this.clock.today(), takenCodes });
      const after = lastEndsOn === null ? 'the fiscal year that holds today' : `begins the day after ${lastEndsOn}`;
      return { ...year, because: `The registrant's fiscal year ends on ${fiscalYearEnd} (MM-DD); ${after}.` };
    });
  }

  /** Refused when it overlaps another period or is longer than a fiscal year. */
  plan(actor: Actor, given: PlanPeriod): Promise<PeriodView> {
    return this.work.perform(actor, async (w) => {
      const others: { code: string; startsOn: string; endsOn: string }[] = await w.manager.query(
        'SELECT code, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM compliance_period',
      );
      refuseTakenCode(given, others);
      heed(refusalToPlanPeriod(given, others));
      const { code, startsOn, endsOn } = given;
      const id = newId();
      await w.manager.getRepository(CompliancePeriod).insert(plannedRow(w, id, given));
      await w.record(
        'period.planned',
        { kind: 'compliance_period', id, vendorId: null, ref: code },
        { code, startsOn, endsOn },
      );
      return requirePeriodView(w.manager, id);
    });
  }

  /** Opens a planned period and pins the newest published catalogue to it. */
  open(actor: Actor, periodId: string, given: OpenPeriod): Promise<PeriodView> {
    return this.work.perform(actor, async (w) => {
      const period = await this.require(w.manager, periodId);
      heedState(refusalToOpenPeriod(period.state));
      const pinned = await this.catalogues.current(w.manager);
      const [, changed]: [unknown, number] = await w.manager.query(
        `UPDATE compliance_period SET state = 'open', catalogue_version_id = $3, opened_by = $4, opened_at = $5, version = version + 1
         WHERE id = $1 AND version = $2`,
        [periodId, given.version, pinned.id, w.actor.personId, w.at],
      );
      if (changed === 0)
        throw new Problem('stale-version', 'This period was changed since you read it. Read it again.');
      await w.record(
        'period.opened',
        { kind: 'compliance_period', id: periodId, vendorId: null, ref: period.code },
        {
          code: period.code,
          catalogueVersionId: pinned.id,
          catalogue: `${pinned.code} ${pinned.version}`,
          documentSha256: pinned.documentSha256,
        },
      );
      return requirePeriodView(w.manager, periodId);
    });
  }

  async require(manager: EntityManager, periodId: string): Promise<PeriodFacts> {
    const { id, code, startsOn, endsOn, state, catalogueVersionId } = await requirePeriodView(manager, periodId);
    return { id, code, startsOn, endsOn, state, catalogueVersionId };
  }

  /** The period, when its rows may be written; throws `period-locked` when it is locked or archived. */
  async requireChangeable(manager: EntityManager, periodId: string): Promise<PeriodFacts> {
    const period = await this.require(manager, periodId);
    heedPeriod(period);
    return period;
  }
}

/** Throws `period-locked` (409) for a period whose rows take no change, `wrong-state` for one that is not open yet. */
export function heedPeriod(period: { code: string; state: PeriodState }): void {
  const refusal = refusalToChangeIn(period);
  if (refusal?.code === 'period-locked')
    throw new Problem('period-locked', refusal.reason, [{ pointer: '', message: refusal.reason, code: refusal.code }]);
  heedState(refusal);
}

function plannedRow(w: OpenWork, id: string, { code, startsOn, endsOn }: PlanPeriod): CompliancePeriod {
  return {
    ...{ id, registrantId: w.actor.registrantId, vendorId: null, code, startsOn, endsOn, catalogueVersionId: null },
    ...{ state: 'planned', plannedBy: w.actor.personId, plannedAt: w.at, openedBy: null, openedAt: null, version: 1 },
  };
}

function refuseTakenCode({ code }: PlanPeriod, others: readonly { code: string }[]): void {
  if (!others.some((other) => other.code === code)) return;
  const message = `There is a period called ${code} already.`;
  throw new Problem('already-exists', message, [{ pointer: '/code', message }]);
}
