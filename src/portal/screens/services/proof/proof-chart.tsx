import type { ProofMeasure, ProofPoint } from '../../../api/proof';
import { clockText } from '../../../parts/format';
import { chartOf, isBelow, linesOf, type Drawn, type Measure } from './proof-chart.rules';
import { useProofCopy } from './proof.copy';
import './proof.css';

type AchievedProps = { x: string; y: string; measure: ProofMeasure; labelled: boolean; below: boolean };

function Achieved({ x, y, measure, labelled, below }: AchievedProps) {
  const missed = measure.result === 'missed' || measure.result === 'not_recovered';
  return (
    <>
      <circle className={missed ? 'over' : ''} cx={x} cy={y} r={missed ? 6 : 5} />
      {labelled && (
        <text x={x} y={y} dy={below ? 18 : -9} textAnchor="middle">
          {clockText(measure.achievedMinutes ?? 0)}
        </text>
      )}
    </>
  );
}

function Mark({ drawn, labelled }: { drawn: Drawn; labelled: boolean }) {
  const { x, y, objectiveY, measure, point } = drawn;
  return (
    <g>
      {objectiveY !== null && (
        <line className="objective" x1={`${x - 3}%`} x2={`${x + 3}%`} y1={`${objectiveY}%`} y2={`${objectiveY}%`} />
      )}
      {y !== null && <Achieved x={`${x}%`} y={`${y}%`} measure={measure} labelled={labelled} below={isBelow(drawn)} />}
      {labelled && (
        <text className="day" x={`${x}%`} y="99%" textAnchor="middle">
          {point.day.slice(0, 7)}
        </text>
      )}
    </g>
  );
}

function useWords(): (items: readonly ProofPoint[], of: Measure) => string {
  const t = useProofCopy();
  const text = (minutes: number | null, none: string) => (minutes === null ? none : clockText(minutes));
  return (items, of) => {
    const points = items.map((item) =>
      t('point', {
        day: item.day,
        achieved: text(item[of].achievedMinutes, t('notMeasured')),
        objective: text(item[of].objectiveMinutes, t('noObjective')),
        result: item[of].resultWords.toLowerCase(),
      }),
    );
    return t('chartWords', { measure: t(of), points: points.join('; ') || t('noPoints') });
  };
}

/** Achieved times of one measure over time; the same stands in the table below, and in words for whoever listens. */
export function ProofChart({ items, of }: { items: ProofPoint[]; of: Measure }) {
  const t = useProofCopy();
  const words = useWords();
  const { drawn, ticks } = chartOf(items, of);
  if (drawn.length === 0) return null;
  const every = Math.ceil(drawn.length / 5);
  return (
    <figure className="proof-figure">
      <figcaption className="strong sm">{t('chartTitle', { measure: t(of) })}</figcaption>
      <svg className="proof-chart" role="img" aria-label={words(items, of)}>
        {ticks.map(({ minutes, y }) => (
          <g key={minutes}>
            <line className="grid" x1="7%" x2="100%" y1={`${y}%`} y2={`${y}%`} />
            <text className="tick" x="0" y={`${y}%`} dy={4}>
              {clockText(minutes)}
            </text>
          </g>
        ))}
        {linesOf(drawn).map(({ id, from, to }) => (
          <line key={id} className="way" x1={`${from[0]}%`} y1={`${from[1]}%`} x2={`${to[0]}%`} y2={`${to[1]}%`} />
        ))}
        {drawn.map((one, at) => (
          <Mark
            key={one.point.exerciseId}
            drawn={one}
            labelled={at === drawn.length - 1 || (at % every === 0 && drawn.length - 1 - at >= every)}
          />
        ))}
      </svg>
    </figure>
  );
}

export function ChartKey() {
  const t = useProofCopy();
  return (
    <p className="chart-key" aria-hidden="true">
      <span>
        <svg className="proof-key">
          <circle cx="8" cy="8" r="5" />
        </svg>
        {t('achieved')}
      </span>
      <span>
        <svg className="proof-key">
          <circle className="over" cx="8" cy="8" r="6" />
        </svg>
        {t('missed')}
      </span>
      <span>
        <svg className="proof-key">
          <line className="objective" x1="1" x2="15" y1="8" y2="8" />
        </svg>
        {t('objective')}
      </span>
    </p>
  );
}
