import type { YearCoverage } from '../../api/assurance';
import { monthText, shortDateText } from '../../parts/format';
import { useAssuranceCopy } from './assurance.copy';
import './assurance.css';
import { drawn, monthsOf, type Piece, type YearSpan } from './year-line.rules';

export function piecesOf({ reports, covers, gaps }: YearCoverage): Piece[] {
  const open = gaps.flatMap((gap) => (gap.state === null ? [{ from: gap.from, to: gap.to }] : gap.uncovered));
  return [
    ...open.map(({ from, to }): Piece => ({ kind: 'open', from, to })),
    ...covers.map(({ kind, from, to }): Piece => ({ kind, from, to })),
    ...reports.map(({ from, to }): Piece => ({ kind: 'report', from, to })),
  ];
}

const shapes: Record<Piece['kind'], { y: number; height: number }> = {
  report: { y: 3, height: 14 },
  letter: { y: 8, height: 4 },
  procedure: { y: 5, height: 10 },
  accepted: { y: 5, height: 10 },
  open: { y: 3, height: 14 },
};

/** The fiscal year as a line: what a report, a letter or a procedure speaks of, and what nothing does. Said in words beside it. */
export function YearLine({ line, year, months = false }: { line: YearCoverage; year: YearSpan; months?: boolean }) {
  return (
    <svg className={months ? 'year-line with-months' : 'year-line'} aria-hidden="true">
      <rect className="year-track" x="0" y="3" width="100%" height="14" rx="2" />
      {piecesOf(line).map((piece) => {
        const place = drawn(piece, year);
        if (place === null) return null;
        const { y, height } = shapes[piece.kind];
        return (
          <rect
            key={`${piece.kind}${piece.from}${piece.to}`}
            className={`year-${piece.kind}`}
            x={`${place.x}%`}
            width={`${place.width}%`}
            y={y}
            height={height}
            rx="2"
          />
        );
      })}
      {months &&
        monthsOf(year).map(({ at, label }) => (
          <g key={label}>
            <line className="year-month" x1={`${at}%`} x2={`${at}%`} y1="18" y2="23" />
            <text x={`${at}%`} dx="2" y="32">
              {monthText(label.slice(0, 7)).slice(0, 1)}
            </text>
          </g>
        ))}
    </svg>
  );
}

/** What the line shows, in words, in the order of the days. */
export function YearWords({ line }: { line: YearCoverage }) {
  const t = useAssuranceCopy();
  const pieces = piecesOf(line).sort((a, b) => a.from.localeCompare(b.from));
  return (
    <ul className="year-words">
      {pieces.map((piece) => (
        <li key={`${piece.kind}${piece.from}${piece.to}`}>
          <svg className="year-key" aria-hidden="true">
            <rect className={`year-${piece.kind}`} x="1" width="14" rx="2" {...shapes[piece.kind]} />
          </svg>
          <span>
            {t(`piece.${piece.kind}`)}: {shortDateText(piece.from)} – {shortDateText(piece.to)}
          </span>
        </li>
      ))}
    </ul>
  );
}
