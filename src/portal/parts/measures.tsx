import { bytesText, clockText, dateText, shortDateText, utcText } from './format';
import { useParts } from './parts.copy';

const unknown = <span className="muted">–</span>;

/** Whole minutes as `3:12 · 192 min`; `short` leaves the minutes to the tooltip. Null is a dash, zero is a value. */
export function Duration({ minutes, short = false }: { minutes: number | null | undefined; short?: boolean }) {
  const t = useParts();
  if (minutes === null || minutes === undefined) return unknown;
  const all = t('duration.minutes', { count: minutes });
  if (short)
    return (
      <span className="num nowrap" title={all}>
        {clockText(minutes)}
      </span>
    );
  return (
    <span className="num nowrap">
      {clockText(minutes)} <span className="duration-alt">· {all}</span>
    </span>
  );
}

/** An ISO date (or the UTC day of a time) as `Fri 20 Nov 2026`; `short` drops the weekday. */
export function DateText({ date, short = false }: { date: string | null | undefined; short?: boolean }) {
  if (!date) return unknown;
  return (
    <time className="nowrap" dateTime={date}>
      {short ? shortDateText(date) : dateText(date)}
    </time>
  );
}

/** A UTC time as `20 Nov 2026, 14:05 UTC`; `seconds` where the second matters. */
export function TimeText({ at, seconds = false }: { at: string | null | undefined; seconds?: boolean }) {
  if (!at) return unknown;
  return <time dateTime={at}>{utcText(at, seconds)}</time>;
}

export function Bytes({ bytes }: { bytes: number | null | undefined }) {
  return bytes === null || bytes === undefined ? unknown : <span className="num nowrap">{bytesText(bytes)}</span>;
}
