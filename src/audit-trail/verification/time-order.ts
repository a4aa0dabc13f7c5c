import type { BackDated, LogReport } from './log-report';

const AN_HOUR = 3_600_000;
const AT = '"at":"';
/** Length of `2026-03-02T09:00:00.000Z`. */
const TIME = 24;

/** Follows the times that events say, in the order of the log. */
export class TimeOrder {
  private latest = '';
  private count = 0;
  private first: BackDated | null = null;

  /** Looks at an event's text. In canonical JSON only the actor stands before the time, and has no such member. */
  hear(leaf: number, eventId: string, body: string): void {
    const from = body.indexOf(AT) + AT.length;
    const at = body.slice(from, from + TIME);
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
