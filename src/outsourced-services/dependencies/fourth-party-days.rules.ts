import type { Refusal } from '../../foundation/refusal';

/** What was seen or tested has a day that is over; null says that there is none. */
export function refusalOfDay(day: string | null, today: string, pointer: string): Refusal | null {
  if (day === null || day <= today) return null;
  return { code: 'in_the_future', reason: 'This day is still to come.', pointer };
}
