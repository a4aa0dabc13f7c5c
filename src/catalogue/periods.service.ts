import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './catalogue.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { CatalogueService } from './catalogue.service';
import { CompliancePeriod } from './compliance-period.entity';
import { refusalToOpenPeriod, refusalToPlanPeriod, type PeriodState } from './period.rules';
import type { OpenPeriod, PeriodList, PeriodView, PlanPeriod } from './periods.dto';

const PERIODS = `
  SELECT p.id, p.code, p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.state,
    p.catalogue_version_id AS "catalogueVersionId", c.code || ' ' || c.version AS catalogue, p.opened_at AS "openedAt",
    app.person_name(p.opened_by) AS "openedByName", p.version
  FROM compliance_period p LEFT JOIN catalogue_version c ON c.id = p.catalogue_version_id`;

type Row = Omit<PeriodView, 'openedAt'> & { openedAt: Date | null };

const shown = (row: Row): PeriodView => ({ ...row, openedAt: row.openedAt?.toISOString() ?? null });

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
  ) {}

  list(actor: Actor): Promise<PeriodList> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: Row[] = await manager.query(`${PERIODS} ORDER BY p.starts_on DESC`);
      return { total: rows.length, items: rows.map(shown) };
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
      return this.one(w.manager, id);
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
      return this.one(w.manager, periodId);
    });
  }

  async require(manager: EntityManager, periodId: string): Promise<PeriodFacts> {
    const { id, code, startsOn, endsOn, state, catalogueVersionId } = await this.one(manager, periodId);
    return { id, code, startsOn, endsOn, state, catalogueVersionId };
  }

  private async one(manager: EntityManager, periodId: string): Promise<PeriodView> {
    const [row]: Row[] = await manager.query(`${PERIODS} WHERE p.id = $1`, [periodId]);
    if (!row) throw notFound('period');
    return shown(row);
  }
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
