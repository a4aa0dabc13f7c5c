import { useRef, type KeyboardEvent } from 'react';
import type { ImpactGuide } from '../../api/impact';
import { cellAt, fallsAt, type Cells } from './derived';
import { useServiceCopy } from './service.copy';

/** Where one stands: positions of category and band. */
export type Place = { row: number; column: number };

type GridProps = {
  guide: ImpactGuide;
  cells: Cells;
  place: Place;
  onPlace: (place: Place) => void;
  onScore: (place: Place, score: number | null) => void;
  onRepeat: (place: Place) => void;
};

type CellProps = {
  label: (score: string) => string;
  words: readonly string[];
  score: number | null;
  falls: boolean;
  place: Place;
  isHere: boolean;
  onPlace: (place: Place) => void;
};

function GridCell({ label, words, score, falls, place, isHere, onPlace }: CellProps) {
  const t = useServiceCopy();
  const said = score === null ? t('noScore') : `${score} ${words[score] ?? ''}`;
  return (
    <div
      className="impact-cell"
      role="gridcell"
      data-place={`${place.row}-${place.column}`}
      data-score={score}
      data-falls={falls}
      aria-selected={isHere}
      aria-label={label(falls ? `${said}, ${t('falls')}` : said)}
      tabIndex={isHere ? 0 : -1}
      onFocus={() => onPlace(place)}
    >
      {score ?? '·'}
    </div>
  );
}

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -10],
  End: [0, 10],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};
const CLEARS = ['Backspace', 'Delete'];
const within = (wanted: number, size: number) => Math.max(0, Math.min(size - 1, wanted));

/** Ten categories by seven bands: one stop of the Tab key, arrows inside, digits score and go on to the right. */
export function ImpactGrid({ guide, cells, place, onPlace, onScore, onRepeat }: GridProps) {
  const t = useServiceCopy();
  const grid = useRef<HTMLDivElement>(null);
  const { bands, categories, scoreWords } = guide;
  const go = (rows: number, columns: number) => {
    const next = {
      row: within(place.row + rows, categories.length),
      column: within(place.column + columns, bands.length),
    };
    onPlace(next);
    grid.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.column}"]`)?.focus();
  };
  const rate = (score: number) => {
    onScore(place, score);
    go(0, 1);
  };
  const press = (name: string): boolean => {
    const step = steps[name];
    const score = scoreWords.findIndex((_, at) => String(at) === name);
    if (step) go(...step);
    else if (score >= 0) rate(score);
    else if (CLEARS.includes(name)) onScore(place, null);
    else if (name === 'r') onRepeat(place);
    else return false;
    return true;
  };
  const key = (event: KeyboardEvent) => {
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (!isShortcut && press(event.key)) event.preventDefault();
  };
  return (
    <div className="impact-grid" role="grid" aria-label={t('grid')} ref={grid} onKeyDown={key} tabIndex={-1}>
      <div className="impact-row" role="row">
        <span role="columnheader">{t('category')}</span>
        {bands.map(({ band, label }) => (
          <span key={band} role="columnheader">
            {label}
          </span>
        ))}
      </div>
      {categories.map(({ category, label }, row) => (
        <div key={category} className="impact-row" role="row">
          <span role="rowheader">{label}</span>
          {bands.map(({ band, label: bandLabel }, column) => (
            <GridCell
              key={band}
              label={(score) => t('cellName', { category: label, band: bandLabel, score })}
              words={scoreWords}
              score={cellAt(cells, category, band).score}
              falls={fallsAt(cells, { bands, category, at: column })}
              place={{ row, column }}
              isHere={place.row === row && place.column === column}
              onPlace={onPlace}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
