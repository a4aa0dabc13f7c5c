import { Injectable } from '@nestjs/common';

/** The only source of "now". Tests and the demo give their own. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Server time as ISO 8601 in UTC with milliseconds. */
  iso(): string {
    return this.now().toISOString();
  }

  /** Today's date in UTC, `YYYY-MM-DD`. */
  today(): string {
    return this.iso().slice(0, 10);
  }
}

/** A clock that stands where it was put; used to tell the demo's story and to test what time does. */
export class SettableClock extends Clock {
  private at: number;

  constructor(start: string) {
    super();
    this.at = Date.parse(start);
  }

  moveTo(iso: string): void {
    this.at = Date.parse(iso);
  }

  /** Every reading is one millisecond after the last, so that no two events share a time. */
  override now(): Date {
    this.at += 1;
    return new Date(this.at);
  }
}
