import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import { AGE_BUCKETS } from '../../findings/finding-ageing.rules';
import { SEVERITIES } from '../../findings/finding.rules';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { ageingCells, ageingRows, oldestDays, type AgeingFilter } from './ageing-sql';
import type { AgeingCell, AgeingQuery, FindingAgeing } from './ageing.dto';

export const FINDINGS_A_PAGE = 25;

/** How long findings have been open, by severity, and which of them are late. */
@Injectable()
export class AgeingService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  ageing(actor: Actor, query: AgeingQuery): Promise<FindingAgeing> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const filter = filterOf(query, ranAt.slice(0, 10));
      const cells = await ageingCells(manager, filter);
      const { page = 1, pageSize = FINDINGS_A_PAGE } = query;
      const items = await ageingRows(manager, filter, query.format === 'csv' ? null : { number: page, size: pageSize });
      const sum = (of: (cell: AgeingCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
      return {
        ...{ ranAt, bands: [...AGE_BUCKETS], severities: [...SEVERITIES].reverse(), cells, page, pageSize },
        ...{ open: sum(({ count }) => count), overdue: sum(({ overdue }) => overdue) },
        oldestDays: await oldestDays(manager, filter),
        ...{ total: sum(({ fitting }) => fitting), items },
      };
    });
  }
}

function filterOf(query: AgeingQuery, today: string): AgeingFilter {
  const { tier = null, vendorId = null, severity = null, band = null, overdue } = query;
  return { today, tier, vendorId, severity, band, overdue: overdue === undefined ? null : overdue === 'yes' };
}
