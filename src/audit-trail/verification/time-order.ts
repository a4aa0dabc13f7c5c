import type { BackDated, LogReport } from './log-report';

const AN_HOUR = 3_600_000;
/** Where the time stands in what `columnsIn` tells of an event: after the id, for as long as `2026-03-02T09:00:00.000Z` is. */
const [FROM, TO] = [37, 61];

/** Follows the times that events say, in the order of the log. */
export class TimeOrder {
  private latest = '';
  private count = 0;
  private first: BackDated | null = null;

  /** Looks at the columns of an event, which were found to be those of its text. */
  hear(leaf: number, eventId: string, columns: string): void {
    const at = columns.slice(FROM, TO);
    if (at >= this.latest) {
      this.latest = at;
      return;
    }
    if (Date.parse(this.latest) - Date.parse(at) <= AN_HOUR) return;
    this.count += 1;
    this.first ??= { leaf, eventId, at, after: this.latest };
  }

  get backDated(): LogReport['backDated'] {
    return { count: this.count, first: this.first };
  }
}
