import { leafHash } from '../tree/hashing.rules';
import { columnsIn } from './body-columns.rules';
import type { LeafRow } from './log-reads';
import type { LogFault } from './log-report';

const fault = (kind: LogFault['kind'], row: LeafRow, words: string): LogFault => ({
  kind,
  leaf: row.leafIndex,
  eventId: row.eventId,
  words,
});

const called = ({ eventId, leafIndex }: LeafRow): string => `event ${eventId} (leaf ${leafIndex})`;

/** What is wrong with one leaf, looked at by itself and in its place; null when nothing is. */
export function faultOfLeaf(row: LeafRow, expected: number, hash: Buffer): LogFault | null {
  if (row.leafIndex > expected)
    return fault(
      'leaf-missing',
      { ...row, leafIndex: expected },
      `leaves ${expected} to ${row.leafIndex - 1} are gone from the tree, before ${called(row)}.`,
    );
  if (row.body === null) return fault('event-missing', row, `${called(row)} is gone; its leaf is still in the tree.`);
  if (!hash.equals(row.sha256))
    return fault('event-changed', row, `${called(row)} does not hash to its leaf any more: its text was changed.`);
  const said = columnsIn(row.body);
  if (!said.startsWith(row.eventId))
    return fault('event-repeated', row, `${called(row)} holds the text of another event.`);
  if (row.columns !== said)
    return fault(
      'column-changed',
      row,
      `${called(row)} is filed under something else than its text says: a column was changed.`,
    );
  return null;
}

export const hashOfRow = ({ body, sha256 }: LeafRow): Buffer => (body === null ? sha256 : leafHash(body));
