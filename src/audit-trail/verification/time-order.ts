import type { BackDated, LogReport } from './log-report';

const AN_HOUR = 3_600_000;
/** Where the time stands in what `columnsIn` tells of an event: after the id, for as long as `2026-03-02T09:00:00.000Z` is. */
const [FROM, TO] = [37, 61];

/** Follows the times that events say, in the order of the log. */
export class TimeOrder {
  /** Columns of the event with the latest time. */
  private latest = '';
  private count = 0;
  private first: BackDated | null = null;

  /** Looks at the columns of an event, which were found to be those of its text. */
  hear(leaf: number, eventId: string, columns: string): void {
    if (!isEarlier(columns, this.latest)) {
      this.latest = columns;
      return;
    }
    const [at, after] = [columns.slice(FROM, TO), this.latest.slice(FROM, TO)];
    if (Date.parse(after) - Date.parse(at) <= AN_HOUR) return;
    this.count += 1;
    this.first ??= { leaf, eventId, at, after };
  }

  get backDated(): LogReport['backDated'] {
    return { count: this.count, first: this.first };
  }
}

/** Compares times where they stand: to cut them out first costs more, a million times over. */
function isEarlier(columns: string, latest: string): boolean {
  for (let i = FROM; i < TO && i < latest.length; i += 1) {
    const apart = columns.charCodeAt(i) - latest.charCodeAt(i);
    if (apart !== 0) return apart < 0;
  }
  return false;
}
