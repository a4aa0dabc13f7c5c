const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = dates.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  dates.set(key, known);
  return known;
}

const whole = new Intl.NumberFormat('en-US');
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

function at(iso: string): Date {
  return new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** ISO date or UTC time → `Fri 20 Nov 2026`. */
export function dateText(iso: string): string {
  return dateFormat({ ...day, weekday: 'short' })
    .format(at(iso))
    .replace(',', '');
}

/** ISO date or UTC time → `20 Nov 2026`. */
export function shortDateText(iso: string): string {
  return dateFormat(day).format(at(iso));
}

/** Month `2026-05` → `May`. */
export function monthText(month: string): string {
  return dateFormat({ month: 'short' }).format(at(`${month}-01`));
}

/** UTC time → `20 Nov 2026, 14:05 UTC`; with seconds where the second matters (signatures, custody). */
export function utcText(iso: string, seconds = false): string {
  const time = dateFormat({ hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}) } as const);
  return `${shortDateText(iso)}, ${time.format(at(iso))} UTC`;
}

/** Whole minutes → `3:12`. Zero is `0:00`. */
export function clockText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '−' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}

/** `4:00`, `4h`, `4 h 30`, `90`, `90 min` → whole minutes; anything else → null. A bare number is minutes. */
export function parseDuration(text: string): number | null {
  const said = text.trim().toLowerCase();
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(said);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const minutes = /^(\d{1,6})\s*(?:m|min|mins|minutes?)?$/.exec(said);
  if (minutes) return Number(minutes[1]);
  const hours = /^(\d{1,4})\s*(?:h|hours?)(?:\s*([0-5]?\d)\s*(?:m|min|mins|minutes?)?)?$/.exec(said);
  return hours ? Number(hours[1]) * 60 + Number(hours[2] ?? 0) : null;
}

/** Bytes → `419 kB`, `3.2 MB` (powers of ten). */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${whole.format(bytes)} B`;
  if (bytes < 1e6) return `${whole.format(Math.round(bytes / 1e3))} kB`;
  return bytes < 1e9 ? `${oneDecimal.format(bytes / 1e6)} MB` : `${oneDecimal.format(bytes / 1e9)} GB`;
}

export function countText(count: number): string {
  return whole.format(count);
}

/** `not_performed` → `Not performed`: the last resort for a state without an entry. */
export function humanise(code: string): string {
  const words = code.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
