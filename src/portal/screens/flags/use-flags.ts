import { useMemo } from 'react';
import { useQueries } from '@tanstack/react-query';
import { flagsQuery, type FlagName, type RaisedFlag } from '../../api/flags';

export type FlagsById = ReadonlyMap<string, readonly RaisedFlag[]>;

type Asking = { periodId: string; vendorId?: string | undefined };

/** The flags of obligations by their ids, for the periods that the rows belong to. */
export function useFlags(rows: readonly { periodId: string }[], vendorId?: string): FlagsById {
  const periods = [...new Set(rows.map(({ periodId }) => periodId))].sort();
  const lists = useQueries({
    queries: periods.map((periodId) => flagsQuery(asking({ periodId, vendorId }))),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => new Map(lists.map(({ obligationId, flags }) => [obligationId, flags])), [lists]);
}

const asking = ({ periodId, vendorId }: Asking) => (vendorId === undefined ? { periodId } : { periodId, vendorId });

export const hasFlag = (flags: readonly { flag: FlagName }[] | undefined, wanted: FlagName | ''): boolean =>
  wanted === '' || (flags ?? []).some(({ flag }) => flag === wanted);
