import { without } from '../../foundation/sql-columns';

/** The same as plain JSON: times as ISO 8601 UTC text with milliseconds, nothing undefined. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A row without the counter by which two edits at once are told apart; it says nothing about the thing itself. */
export function withoutVersion<T extends { version: unknown }>(row: T): Omit<T, 'version'> {
  return without(row, 'version');
}
