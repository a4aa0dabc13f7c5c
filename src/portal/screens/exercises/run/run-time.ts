const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  });
  formats.set(timeZone, made);
  return made;
}

/** `14:05:12` by the clocks of a zone. */
export function timeIn(at: string | number, timeZone: string): string {
  return formatOf(timeZone).format(typeof at === 'string' ? Date.parse(at) : at);
}

/** `14:05:12 UTC (09:05:12 Chicago)`: both clocks, the place by the last part of its zone. */
export function bothClocks(at: string | number, timeZone: string | undefined): string {
  const utc = `${timeIn(at, 'UTC')} UTC`;
  if (timeZone === undefined || timeZone === 'UTC') return utc;
  return `${utc} (${timeIn(at, timeZone)} ${placeOf(timeZone)})`;
}

export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** `1:02:05` or `2:05` between two moments, ms; never negative. */
export function elapsedText(fromMs: number, toMs: number): string {
  const seconds = Math.max(0, Math.floor((toMs - fromMs) / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
