/** Days (YYYY-MM-DD) of what was accepted for an obligation, by what it is. */
export interface Accepted {
  /** Days on which the accepted exercises were held. */
  exercises: readonly string[];
  /** Days from which the accepted plan versions are in force. */
  plans: readonly string[];
  /** Days on which the accepted files were made. */
  files: readonly string[];
}

const latest = (days: readonly string[]): string | null =>
  days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);

/**
 * The day on which the thing itself happened: the exercise, whenever it was held; else the day from which the plan is in
 * force, else the making of the file (a drill's record, a certificate), where that lies inside the period. Null when only
 * the conclusion has a day. A day after the conclusion is none: nothing was done in the future.
 */
export function completionDay(
  accepted: Accepted,
  { startsOn, concludedOn }: { startsOn: string; concludedOn: string },
): string | null {
  const past = (days: readonly string[]) => days.filter((day) => day <= concludedOn);
  // An old policy or plan that still holds says nothing about when this year's duty was done.
  const ofPeriod = (days: readonly string[]) => past(days).filter((day) => day >= startsOn);
  return latest(past(accepted.exercises)) ?? latest(ofPeriod(accepted.plans)) ?? latest(ofPeriod(accepted.files));
}
