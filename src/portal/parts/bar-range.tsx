import type { ReactNode } from 'react';
import { clockText } from './format';
import { useParts } from './parts.copy';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from './table-frame';

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

function Figure({ minutes, missing, strong = false }: { minutes: number | null; missing: string; strong?: boolean }) {
  if (minutes === null) return <span className="muted">{missing}</span>;
  return strong ? <strong>{clockText(minutes)}</strong> : <>{clockText(minutes)}</>;
}

/** Achieved against objective, in minutes: a table whose middle column is drawn, so the figures are always there to read. */
export function BarRange({ label, subject, rows }: { label: string; subject: string; rows: readonly BarRangeRow[] }) {
  const t = useParts();
  const most = Math.max(0, ...rows.flatMap((row) => [row.achievedMinutes ?? 0, row.objectiveMinutes ?? 0]));
  return (
    <figure>
      <Key />
      <TableFrame caption={label} look="bars">
        <TableHead>
          <ColumnHeading>{subject}</ColumnHeading>
          <Cell />
          <ColumnHeading className="end">{t('bars.achieved')}</ColumnHeading>
          <ColumnHeading className="end">{t('bars.objective')}</ColumnHeading>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <RowHeading>
                <span className="strong">{row.label}</span>
                {row.detail && <div className="sm muted">{row.detail}</div>}
              </RowHeading>
              <Cell className="bar-cell">
                <Bar achieved={row.achievedMinutes} objective={row.objectiveMinutes} most={most} />
              </Cell>
              <Cell className="end num" label={t('bars.achieved')}>
                <Figure minutes={row.achievedMinutes} missing={t('bars.notMeasured')} strong />
              </Cell>
              <Cell className="end num" label={t('bars.objective')}>
                <Figure minutes={row.objectiveMinutes} missing={t('bars.notSet')} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </TableFrame>
    </figure>
  );
}
