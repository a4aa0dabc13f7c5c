import type { Disruption } from '../../api/disruptions';
import { Card } from '../../parts/card';
import { clockText } from '../../parts/format';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import { useEventCopy } from './event.copy';
import { momentsOf, placeOf, rowsFor, spanOf, type Bar, type Lane, type Tick } from './event-line.rules';
import { SiteTime } from './site-time';

type Span = { from: number; to: number };
type T = ReturnType<typeof useEventCopy>;

function noticeLane(event: Disruption, t: T, now: string): Lane {
  const { fromAt, dueAt, firstNoticeAt, words } = event.notice;
  const end = firstNoticeAt ?? now;
  const agreed: Bar[] = fromAt && dueAt ? [{ from: fromAt, to: dueAt, tone: 'plain' }] : [];
  const late: Bar[] = dueAt && end > dueAt ? [{ from: dueAt, to: end, tone: 'bad' }] : [];
  const dots = firstNoticeAt ? [firstNoticeAt] : [];
  return { id: 'notice', label: t('noticeLane'), bars: [...agreed, ...late], dots, detail: words };
}

function lanesOf(event: Disruption, t: T, now: string): Lane[] {
  const { activations, hits, entries, recoveryModeMinutes } = event;
  const modes = activations.flatMap(({ recoveryModeFrom: from, recoveryModeTo: to }): Bar[] =>
    from === null ? [] : [{ from, to: to ?? now, tone: 'calm' }],
  );
  return [
    noticeLane(event, t, now),
    ...hits.map((hit): Lane => {
      const bar: Bar = { from: event.occurredAt, to: hit.verifiedAt ?? now, tone: hit.rtoMissed ? 'bad' : 'calm' };
      const whole = hit.rtoFromDisruption;
      const detail = whole ? clockText(whole.minutes) : (hit.notRecoveredReason ?? t('notMeasured'));
      return { id: hit.id, label: t('outageLane', { service: hit.serviceRef }), bars: [bar], dots: [], detail };
    }),
    ...(recoveryModeMinutes === null
      ? []
      : [{ id: 'mode', label: t('modeLane'), bars: modes, dots: [], detail: clockText(recoveryModeMinutes) }]),
    ...(entries.length === 0
      ? []
      : [{ id: 'log', label: t('logLane'), bars: [], dots: entries.map((one) => one.happenedAt), detail: '' }]),
  ];
}

function Ticks({ ticks, span }: { ticks: Tick[]; span: Span }) {
  const places = ticks.map(({ at }) => placeOf(at, span));
  const rows = rowsFor(places, 5);
  return (
    <svg className="event-track ticks" aria-hidden="true">
      {ticks.map(({ id, number }, index) => (
        <g key={id}>
          <line x1={`${places[index] ?? 0}%`} x2={`${places[index] ?? 0}%`} y1={14 * (rows[index] ?? 0) + 13} y2="56" />
          <text x={`${places[index] ?? 0}%`} y={14 * (rows[index] ?? 0) + 11} textAnchor="middle">
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Track({ lane, span }: { lane: Lane; span: Span }) {
  return (
    <svg className="event-track" aria-hidden="true">
      <rect className="track" x="0" y="4" width="100%" height="12" rx="3" />
      {lane.bars.map(({ from, to, tone }) => {
        const x = placeOf(from, span);
        const width = Math.max(0.4, placeOf(to, span) - x);
        return <rect key={from + tone} className={tone} x={`${x}%`} y="4" width={`${width}%`} height="12" rx="2" />;
      })}
      {lane.dots.map((at, index) => (
        <circle key={`${at}${String(index)}`} cx={`${placeOf(at, span)}%`} cy="10" r="4" />
      ))}
    </svg>
  );
}

/** The event drawn against its clock; the same moments stand below in words, for whoever reads them or listens. */
export function EventLine({ event, now }: { event: Disruption; now: string }) {
  const t = useEventCopy();
  const moments = momentsOf(event);
  const ticks = moments.flatMap(({ id, at }, index) => (at === null ? [] : [{ id, at, number: index + 1 }]));
  const lanes = lanesOf(event, t, now);
  const drawn = lanes.flatMap(({ bars, dots }) => [...dots, ...bars.flatMap(({ from, to }) => [from, to])]);
  const span = spanOf([...ticks.map(({ at }) => at), ...drawn]);
  return (
    <Card title={t('line')} lede={t('lineLede', { zone: event.timeZone })}>
      <TableFrame caption={t('line')} look="bars">
        <TableHead>
          <ColumnHeading className="vh">{t('moments')}</ColumnHeading>
          <ColumnHeading className="vh">{t('line')}</ColumnHeading>
          <ColumnHeading className="vh">{t('spent')}</ColumnHeading>
        </TableHead>
        <TableBody>
          <TableRow>
            <RowHeading>{t('moments')}</RowHeading>
            <Cell className="bar-cell">
              <Ticks ticks={ticks.toSorted((a, b) => a.at.localeCompare(b.at))} span={span} />
            </Cell>
            <Cell />
          </TableRow>
          {lanes.map((lane) => (
            <TableRow key={lane.id}>
              <RowHeading>
                {lane.label}
                {lane.id === 'notice' && <div className="sm muted">{lane.detail}</div>}
              </RowHeading>
              <Cell className="bar-cell">
                <Track lane={lane} span={span} />
              </Cell>
              <Cell className="end num">{lane.id === 'notice' ? '' : lane.detail}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </TableFrame>
      <ol className="event-moments">
        {moments.map(({ id, at }, index) => (
          <li key={id}>
            <span className="event-number">{index + 1}</span>
            <span className="strong">{t(id as Parameters<T>[0])}</span>{' '}
            {at === null ? <span className="muted">{t('unknown')}</span> : <SiteTime at={at} zone={event.timeZone} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}
