import type { ChartBar, ChartBlock } from './document.model';

/** Minutes as h:mm, for example 200 as 3:20. */
export function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(Math.round(minutes % 60)).padStart(2, '0')}`;
}

/** Whether the objective was missed; null when there is nothing to compare. Equal is not missed. */
export function isMissed(bar: ChartBar): boolean | null {
  if (bar.achievedMinutes === null || bar.objectiveMinutes === null) return null;
  return bar.achievedMinutes > bar.objectiveMinutes;
}

/** The chart in words, for those who do not see it. */
export function chartInWords(block: ChartBlock): string {
  const bars = block.bars.map((bar) => {
    const objective = bar.objectiveMinutes === null ? 'no objective' : `objective ${bar.objectiveMinutes} min`;
    const range = bar.rangeMinutes ? `, measured from ${bar.rangeMinutes.low} to ${bar.rangeMinutes.high} min` : '';
    return `${bar.label}: ${resultWords(bar)}, ${objective}${range}`;
  });
  return `${block.title}. ${bars.join('; ')}.`;
}

/** What came out, as printed beside a bar. */
export function resultWords(bar: ChartBar): string {
  if (bar.achievedMinutes === null) return 'not measured';
  const missed = isMissed(bar);
  const verdict = missed === null ? '' : missed ? ', missed' : ', met';
  return `${hoursAndMinutes(bar.achievedMinutes)} (${bar.achievedMinutes} min)${verdict}`;
}
