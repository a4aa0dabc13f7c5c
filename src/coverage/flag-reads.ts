import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Contradictions, type ContradictionsOf } from './contradictions';
import type { ReportPeriod } from './coverage.dto';
import { flaggedRows, type FlaggedRow } from './flag-facts';
import { FLAG_WORDS, flagsOf, type FlagFacts } from './flag.rules';
import type { FlaggedObligation, RaisedFlag } from './flags.dto';

/** The flags of a period's obligations, for the reports that show them. */
@Injectable()
export class FlagReads {
  constructor(private readonly contradictions: Contradictions) {}

  /** Only obligations that have a flag. */
  async of(
    manager: EntityManager,
    asked: { period: ReportPeriod; today: string; vendorId: string | null },
  ): Promise<FlaggedObligation[]> {
    const { period, today, vendorId } = asked;
    const rows = await flaggedRows(manager, { periodId: period.id, vendorId });
    const contradicting = await this.contradictions.of(manager, { periodId: period.id, vendorId });
    return rows.map((row) => flagged(row, { period, today }, contradicting)).filter(({ flags }) => flags.length > 0);
  }

  /** The same by the obligation's id. */
  async byObligation(
    manager: EntityManager,
    asked: { period: ReportPeriod; today: string; vendorId?: string | undefined },
  ): Promise<ReadonlyMap<string, RaisedFlag[]>> {
    const items = await this.of(manager, { ...asked, vendorId: asked.vendorId ?? null });
    return new Map(items.map(({ obligationId, flags }) => [obligationId, flags]));
  }
}

function flagged(
  row: FlaggedRow,
  at: Pick<FlagFacts, 'period' | 'today'>,
  contradicting: ContradictionsOf,
): FlaggedObligation {
  const { id, requirementCode, vendorId, serviceId, dueOn, settled, ...facts } = row;
  const raised = flagsOf({ ...at, ...facts, obligation: { id, dueOn, settled }, contradictions: contradicting(row) });
  const flags = raised.map((one) => ({ ...one, words: FLAG_WORDS[one.flag] }));
  return { obligationId: id, requirementCode, vendorId, serviceId, flags };
}
