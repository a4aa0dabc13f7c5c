import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { RetentionClass } from '../catalogue/requirement.rules';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { CsvReport } from '../foundation/csv.rules';
import { newId } from '../foundation/ids';
import { heed, notFound } from '../foundation/problem';
import { retentionCsv } from './retention-csv.rules';
import { firstOfEach, recordCount, retainedRecords } from './retained-records';
import { retentionOf, type RetainedItem } from './retention-facts';
import { refusalOfRelease, refusalsToDispose, standingOf, type DisposalFacts } from './retention.rules';
import { ReportRelease } from './retention.entity';
import type { RetentionQuery } from './retention-queries.dto';
import type { RecordReportRelease, ReportReleaseView, RetainedItemView, RetentionRegister } from './retention.dto';
import './retention.deeds';

/** Records of a kind whose clocks one page of a standing computes, by reference: the oldest, whose retention ends first. The file takes all. */
const LOOKED_AT = 2000;

/** How long each record is kept, and the days from which the clocks run. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly catalogues: CatalogueService,
  ) {}

  register(actor: Actor, query: RetentionQuery): Promise<RetentionRegister> {
    return this.work.read(actor, ({ manager }) => this.registerIn(manager, query, this.clock.today()));
  }

  /** The register as a file, whole. */
  report(actor: Actor, { kind, vendorId, standing, q }: RetentionQuery): Promise<CsvReport> {
    const sought = {
      ...(kind && { kind }),
      ...(vendorId !== undefined && { vendorId }),
      ...(standing && { standing }),
      ...(q !== undefined && { q }),
    };
    return this.work.read(actor, async ({ manager }) => {
      const classes = await this.classes(manager);
      const all = (await retainedRecords(manager, sought)).map((item) =>
        retainedView(item, classes, this.clock.today()),
      );
      const items = all.filter((item) => standing === undefined || item.standing === standing);
      return retentionCsv(items, sought, this.clock.iso());
    });
  }

  /** The classes of the catalogue in force. */
  async classes(manager: EntityManager): Promise<Record<string, RetentionClass>> {
    return (await this.catalogues.current(manager)).catalogue.retentionClasses;
  }

  /** Records when the auditor's report for a fiscal year was released; a later word corrects an earlier one. */
  recordRelease(actor: Actor, given: RecordReportRelease): Promise<RetentionRegister> {
    return this.work.perform(actor, async (w) => {
      const { periodId, releasedOn } = given;
      const source = given.source.trim();
      const [period]: { code: string; endsOn: string }[] = await w.manager.query(
        'SELECT code, ends_on::text AS "endsOn" FROM compliance_period WHERE id = $1',
        [periodId],
      );
      if (!period) throw notFound('period');
      heed(refusalOfRelease({ releasedOn, endsOn: period.endsOn, today: w.at.slice(0, 10) }));
      const made = { id: newId(), registrantId: actor.registrantId, vendorId: null, periodId, releasedOn, source };
      await w.manager.getRepository(ReportRelease).insert({ ...made, recordedBy: actor.personId, recordedAt: w.at });
      const subject = { kind: 'compliance_period', id: periodId, vendorId: null, ref: period.code };
      await w.record('retention.report-release-recorded', subject, { periodId, releasedOn, source });
      return this.registerIn(w.manager, {}, w.at.slice(0, 10));
    });
  }

  private async registerIn(manager: EntityManager, query: RetentionQuery, today: string): Promise<RetentionRegister> {
    const classes = await this.classes(manager);
    const releases = await releasesOf(manager);
    const { standing } = query;
    const { limit = 200, offset = 0 } = query;
    const view = (item: RetainedItem) => retainedView(item, classes, today);
    if (standing === undefined) {
      const items = (await retainedRecords(manager, query, { limit, offset })).map(view);
      return { total: await recordCount(manager, query), items, releases, notLookedAt: 0 };
    }
    // Where a record stands follows from its clocks, which no query computes: those that may stand so are looked at.
    const looked = await firstOfEach(manager, query, LOOKED_AT);
    const all = looked.items.map(view).filter((item) => item.standing === standing);
    return { total: all.length, items: all.slice(offset, offset + limit), releases, notLookedAt: looked.more };
  }
}

/** A record with its clocks, where it stands, and what keeps it from being disposed of today. */
export function retainedView(
  item: RetainedItem,
  classes: Record<string, RetentionClass>,
  today: string,
): RetainedItemView {
  const { clocks, keepUntil } = retentionOf(item, classes);
  const { kind, id, ref, title, vendorId, vendorName, requestId, versions, holds, requests, disposalId } = item;
  const found = refusalsToDispose({ ...factsToDispose(item, today), keepUntil });
  const refusals = found.map(({ reason }) => reason);
  const about = { kind, id, ref, title, vendorId, vendorName, requestId, versions, holds, requests, disposalId };
  return { ...about, clocks, keepUntil, refusals, standing: standingOf(item, found) };
}

/** What is asked of a record before it is disposed of, but for its clocks. */
export const factsToDispose = (
  { kind, ref, holds, requests, packets, disposal }: RetainedItem,
  today: string,
): Omit<DisposalFacts, 'keepUntil'> => ({ kind, ref, today, holds, requests, packets, disposal });

async function releasesOf(manager: EntityManager): Promise<ReportReleaseView[]> {
  const releases: ReportReleaseView[] = await manager.query(
    `SELECT p.id AS "periodId", p.code AS "periodCode", p.ends_on::text AS "endsOn", l.released_on::text AS "releasedOn", l.source,
       app.person_name(l.recorded_by) AS "recordedBy"
     FROM compliance_period p LEFT JOIN LATERAL (SELECT * FROM report_release r WHERE r.period_id = p.id ORDER BY r.recorded_at DESC LIMIT 1) l ON true
     ORDER BY p.starts_on`,
  );
  return releases;
}
