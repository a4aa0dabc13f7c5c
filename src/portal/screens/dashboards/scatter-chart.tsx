import { useRef, useState, type KeyboardEvent } from 'react';
import type { RecoveryScatter, ScatterDot } from '../../api/dashboards';
import { clockText } from '../../parts/format';
import { useDashboardsCopy } from './dashboards.copy';
import { mostOf, radiusOf, shareOf, ticksOf } from './scatter-scale';
import { useWidth } from './use-width';
import './scatter.css';

type Frame = { left: number; right: number; top: number; bottom: number; most: number };

const xOf = ({ left, right, most }: Frame, minutes: number) => left + shareOf(minutes, most) * (right - left);
const yOf = ({ top, bottom, most }: Frame, minutes: number) => bottom - shareOf(minutes, most) * (bottom - top);

function frameOf(dots: readonly ScatterDot[], width: number): Frame & { height: number } {
  const most = mostOf(dots.flatMap(({ objectiveTo, achievedTo }) => [objectiveTo, achievedTo]));
  const height = Math.round(Math.min(460, Math.max(300, width * 0.62)));
  return { left: 56, right: width - 16, top: 16, bottom: height - 44, most, height };
}

function Axes({ frame, isNarrow }: { frame: Frame; isNarrow: boolean }) {
  const t = useDashboardsCopy();
  const { left, right, top, bottom, most } = frame;
  const ticks = { x: ticksOf(most, isNarrow ? 0.17 : 0.08), y: ticksOf(most, 0.08) };
  return (
    <g aria-hidden="true">
      <path className="missed-side" d={`M${left},${bottom}L${left},${top}L${right},${top}Z`} />
      {ticks.y.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={right} y1={yOf(frame, tick)} y2={yOf(frame, tick)} />
          <text x={left - 8} y={yOf(frame, tick) + 4} textAnchor="end">
            {clockText(tick)}
          </text>
        </g>
      ))}
      {ticks.x.map((tick) => (
        <text key={tick} x={xOf(frame, tick)} y={bottom + 18} textAnchor="middle">
          {clockText(tick)}
        </text>
      ))}
      <line className="diagonal" x1={left} y1={bottom} x2={right} y2={top} />
      <text className="name" x={right} y={bottom + 36} textAnchor="end">
        {t('objective')} →
      </text>
      <text className="name" x={left + 6} y={top + 12}>
        ↑ {t('achieved')} ({t('missedSide')})
      </text>
    </g>
  );
}

/* what was missed is a diamond, what was achieved a circle: never told by colour alone */
function Mark({ x, y, r, isMiss }: { x: number; y: number; r: number; isMiss: boolean }) {
  if (!isMiss) return <circle className="mark achieved" cx={x} cy={y} r={r} />;
  const s = r * 1.25;
  return <path className="mark missed" d={`M${x},${y - s}L${x + s},${y}L${x},${y + s}L${x - s},${y}Z`} />;
}

const rangeText = (from: number, to: number) => (from === to ? clockText(from) : `${clockText(from)}–${clockText(to)}`);

function useWords() {
  const t = useDashboardsCopy();
  return (dot: ScatterDot) =>
    t(dot.count === 1 ? 'pointOne' : 'pointMany', {
      count: dot.count,
      result: t(dot.missed > 0 ? 'result_missed' : 'result_achieved').toLowerCase(),
      achieved: rangeText(dot.achievedFrom, dot.achievedTo),
      objective: rangeText(dot.objectiveFrom, dot.objectiveTo),
    });
}

const steps: Record<string, (at: number, size: number) => number> = {
  ArrowRight: (at, size) => Math.min(size - 1, at + 1),
  ArrowDown: (at, size) => Math.min(size - 1, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, size) => size - 1,
};

type ChartProps = { scatter: RecoveryScatter; hrefOf: (dot: ScatterDot) => string; onOpen: (dot: ScatterDot) => void };

/** One tab stop; arrow keys move between points, Enter opens what a point stands for. */
export function ScatterChart({ scatter, hrefOf, onOpen }: ChartProps) {
  const t = useDashboardsCopy();
  const words = useWords();
  const { place, width } = useWidth<HTMLDivElement>(760);
  const points = useRef<SVGGElement>(null);
  const [at, setAt] = useState(0);
  const { dots, measure, achieved, missed } = scatter;
  const frame = frameOf(dots, width);
  const move = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(at, dots.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    points.current?.querySelectorAll<SVGAElement>('a')[next]?.focus();
  };
  return (
    <div className="scatter" ref={place}>
      <svg
        width={width}
        height={frame.height}
        viewBox={`0 0 ${width} ${frame.height}`}
        role="group"
        aria-label={t('chart', { measure: t(measure).toLowerCase(), achieved, missed })}
      >
        <Axes frame={frame} isNarrow={width < 560} />
        <g ref={points} onKeyDown={move}>
          {dots.map((dot, index) => (
            <a
              key={`${dot.objectiveFrom} ${dot.achievedFrom} ${dot.objectiveTo} ${dot.achievedTo} ${dot.missed}`}
              href={hrefOf(dot)}
              aria-label={words(dot)}
              tabIndex={index === Math.min(at, dots.length - 1) ? 0 : -1}
              onFocus={() => setAt(index)}
              onClick={(event) => {
                event.preventDefault();
                onOpen(dot);
              }}
            >
              <title>{words(dot)}</title>
              <Mark
                x={xOf(frame, (dot.objectiveFrom + dot.objectiveTo) / 2)}
                y={yOf(frame, (dot.achievedFrom + dot.achievedTo) / 2)}
                r={radiusOf(dot.count)}
                isMiss={dot.missed > 0}
              />
            </a>
          ))}
        </g>
      </svg>
      <p className="muted sm">
        {t('keys')}
        {scatter.isGrouped && ` ${t('grouped')}`}
      </p>
    </div>
  );
}
