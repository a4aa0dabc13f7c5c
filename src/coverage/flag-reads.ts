import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Contradictions, type ContradictionsOf } from './contradictions';
import type { ReportPeriod } from './coverage.dto';
import { flaggedRows, type FlaggedRow } from './flag-facts';
import { FLAG_WORDS, flagsOf, type FlagFacts } from './flag.rules';
import type { FlaggedObligation, RaisedFlag } from './flags.dto';

/** Of these vendors, of these obligations alone; left out or null: of all that the reader sees. */
export interface FlagsAsked {
  period: ReportPeriod;
  today: string;
  vendorIds?: readonly string[] | null;
  ids?: readonly string[] | null;
}

/** The flags of a period's obligations, for the reports that show them. */
@Injectable()
export class FlagReads {
  constructor(private readonly contradictions: Contradictions) {}

  /** Only obligations that have a flag. */
  async of(manager: EntityManager, asked: FlagsAsked): Promise<FlaggedObligation[]> {
    const { period, today, vendorIds = null, ids = null } = asked;
    const rows = await flaggedRows(manager, { periodId: period.id, vendorIds, ids });
    const contradicting = await this.contradictions.of(manager, {
      periodId: period.id,
      vendorIds: concerned(rows, asked),
    });
    return rows.map((row) => flagged(row, { period, today }, contradicting)).filter(({ flags }) => flags.length > 0);
  }

  /** The same by the obligation's id. */
  async byObligation(manager: EntityManager, asked: FlagsAsked): Promise<ReadonlyMap<string, RaisedFlag[]>> {
    const items = await this.of(manager, asked);
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

/** Whose contradictions are read: when single obligations are asked about, those of their vendors. */
function concerned(rows: readonly FlaggedRow[], { vendorIds = null, ids = null }: FlagsAsked) {
  return ids === null ? vendorIds : [...new Set(rows.flatMap(({ vendorId }) => vendorId ?? []))];
}
