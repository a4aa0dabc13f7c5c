import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from '@tanstack/react-router';
import type { CalendarEntry, CalendarService } from '../../../api/programme';
import { shortDateText } from '../../../parts/format';
import { Glyph } from '../../../parts/glyph';
import { lookOf } from '../../../parts/state';
import { StateChip } from '../../../parts/state-chip';
import { useProgrammeCopy } from './programme.copy';

export const standings = ['planned', 'overdue', 'running', 'held', 'postponed', 'cancelled'] as const;

/** What a screen reader hears of an exercise in the calendar. */
export function useEntryWords() {
  const t = useProgrammeCopy();
  return ({ ref, title, kindLabel: kind, standing, on, movedTo, waitingFor }: CalendarEntry) =>
    [
      t('entry', { ref, title, kind, standing: t(standing).toLowerCase(), on: shortDateText(on) }),
      movedTo ? t('entryMoved', { to: shortDateText(movedTo) }) : '',
      waitingFor ? t('entryWaiting') : '',
    ].join('');
}

/** An exercise as a mark in its month: the state's glyph and colour, and the day. */
export function EntryMark({ entry, tabIndex }: { entry: CalendarEntry; tabIndex: number }) {
  const words = useEntryWords()(entry);
  const look = lookOf(entry.standing);
  return (
    <Link
      to="/exercises/$id"
      params={{ id: entry.exerciseId }}
      className={`cal-mark tone-${look.tone}`}
      data-standing={entry.standing}
      data-entry
      tabIndex={tabIndex}
      aria-label={words}
      title={words}
    >
      <Glyph name={look.glyph} />
      {Number(entry.on.slice(8))}
      {entry.waitingFor && '?'}
    </Link>
  );
}

type Step = (at: number, count: number) => number;
const onward: Step = (at, count) => Math.min(count - 1, at + 1);
const back: Step = (at) => Math.max(0, at - 1);
const steps: Record<string, Step> = {
  ...{ ArrowRight: onward, ArrowDown: onward, ArrowLeft: back, ArrowUp: back },
  ...{ Home: () => 0, End: (_at, count) => count - 1 },
};

/** One tab stop for all marks of a grid; arrow keys move between them. */
export function useRoving(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(at, count);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    box.current?.querySelectorAll<HTMLElement>('[data-entry]')[next]?.focus();
  };
  return { box, onKeyDown, at: Math.min(at, Math.max(0, count - 1)) };
}

const areaLook = { covered: 'pass', failed: 'fail', planned: 'planned', missing: 'not_tested' } as const;

/** The three areas of a service in its cycle. */
export function AreaLine({ areas }: { areas: CalendarService['areas'] }) {
  const t = useProgrammeCopy();
  return (
    <span className="area-line">
      {areas.map(({ area, state, on, ref }) => {
        const words = { area: t(`area.${area}`), state: t(`areaState.${state}`) };
        const title =
          on === null ? t('areaOnly', words) : t('areaOn', { ...words, on: shortDateText(on), ref: ref ?? '' });
        return (
          <span key={area} title={title}>
            <StateChip state={areaLook[state]} word={`${words.area} ${words.state}`} />
          </span>
        );
      })}
    </span>
  );
}
