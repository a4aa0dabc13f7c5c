import { clockText } from './format';
import { useParts } from './parts.copy';
import type { ReactNode } from 'react';

export type BarRangeRow = {
  id: string;
  label: ReactNode;
  detail?: ReactNode;
  /** Null: not measured. Zero is a value. */
  achievedMinutes: number | null;
  /** Null: no objective set. */
  objectiveMinutes: number | null;
};

const share = (minutes: number, most: number) => `${most === 0 ? 0 : (minutes / most) * 100}%`;

function Bar({ achieved, objective, most }: { achieved: number | null; objective: number | null; most: number }) {
  const over = achieved !== null && objective !== null && achieved > objective;
  return (
    <svg className="bar-track" aria-hidden="true">
      <rect className="track" x="0" y="4" width="100%" height="12" rx="3" />
      {achieved !== null && (
        <rect className={over ? 'bar over' : 'bar'} x="0" y="4" width={share(achieved, most)} height="12" rx="3" />
      )}
      {objective !== null && (
        <line className="objective" x1={share(objective, most)} x2={share(objective, most)} y1="0" y2="20" />
      )}
    </svg>
  );
}

function Key() {
  const t = useParts();
  return (
    <p className="chart-key" aria-hidden="true">
      <span>
        <svg className="bar-track">
          <rect className="bar" y="2" width="100%" height="8" rx="2" />
        </svg>
        {t('bars.achieved')}
      </span>
      <span>
        <svg className="bar-track">
          <rect className="bar over" y="2" width="100%" height="8" rx="2" />
        </svg>
        {t('bars.over')}
      </span>
      <span>
        <svg className="bar-track">
          <line className="objective" x1="50%" x2="50%" y1="0" y2="12" />
        </svg>
        {t('bars.objective')}
      </span>
    </p>
  );
}

/** Achieved against objective, in minutes: a table whose middle column is drawn, so the figures are always there to read. */
export function BarRange({ label, subject, rows }: { label: string; subject: string; rows: readonly BarRangeRow[] }) {
  const t = useParts();
  const most = Math.max(0, ...rows.flatMap((row) => [row.achievedMinutes ?? 0, row.objectiveMinutes ?? 0]));
  return (
    <figure>
      <Key />
      <table className="bars" role="table">
        <caption className="vh">{label}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {subject}
            </th>
            <td role="cell" />
            <th scope="col" role="columnheader" className="end">
              {t('bars.achieved')}
            </th>
            <th scope="col" role="columnheader" className="end">
              {t('bars.objective')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.id} role="row">
              <th scope="row" role="rowheader">
                <span className="strong">{row.label}</span>
                {row.detail && <div className="sm muted">{row.detail}</div>}
              </th>
              <td className="bar-cell" role="cell">
                <Bar achieved={row.achievedMinutes} objective={row.objectiveMinutes} most={most} />
              </td>
              <td className="end num" role="cell" data-label={t('bars.achieved')}>
                {row.achievedMinutes === null ? (
                  <span className="muted">{t('bars.notMeasured')}</span>
                ) : (
                  <strong>{clockText(row.achievedMinutes)}</strong>
                )}
              </td>
              <td className="end num" role="cell" data-label={t('bars.objective')}>
                {row.objectiveMinutes === null ? (
                  <span className="muted">{t('bars.notSet')}</span>
                ) : (
                  clockText(row.objectiveMinutes)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
