import { useCallback, useMemo } from 'react';
import type { QuarterCalendar, QuarterService } from '../../api/dashboards';
import { AppLink } from '../../parts/app-link';
import { dateText } from '../../parts/format';
import { HeatMap, type HeatCell, type HeatColumn, type HeatRow } from '../../parts/heat-map';
import { useDashboardsCopy } from './dashboards.copy';

const legend = ['quarter_covered', 'quarter_partly', 'quarter_reported', 'quarter_none'] as const;

const monthOf = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
const dayText = (iso: string) => iso.slice(0, 10);

function Tests({ service, cell }: { service: QuarterService; cell: QuarterService['cells'][number] }) {
  const t = useDashboardsCopy();
  const shown =
    cell.testIds.length > 0 ? service.tests.filter((one) => cell.testIds.includes(one.exerciseId)) : service.tests;
  if (shown.length === 0) return <p className="muted sm">{t('noTests')}</p>;
  return (
    <ul className="stack-tight">
      {shown.map(({ exerciseId, ref, title, provedAt, disruptionId, standingWords, from, until }) => (
        <li key={exerciseId} className="sm">
          <AppLink to={`/exercises/${exerciseId}`}>
            {ref} {title}
          </AppLink>
          , {dayText(provedAt)}
          {disruptionId && `, ${t('realEvent')}`}
          <p className="muted">
            {from && until ? t('proves', { standing: standingWords, from, until }) : standingWords}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Facts({ service, quarter }: { service: QuarterService; quarter: string }) {
  const t = useDashboardsCopy();
  const cell = service.cells.find((one) => one.quarter === quarter);
  if (!cell) return null;
  return (
    <>
      <p className="sm">{cell.words}</p>
      <Tests service={service} cell={cell} />
      {service.currentUntil && (
        <p className="muted sm">{t('currentUntil', { date: dateText(service.currentUntil) })}</p>
      )}
      <AppLink to={`/services/${service.serviceId}`}>{t('openService')}</AppLink>
    </>
  );
}

/** The services of a page, by vendor: one line each, a cell for every quarter. */
export function QuarterMap({ calendar }: { calendar: QuarterCalendar }) {
  const t = useDashboardsCopy();
  const byId = useMemo(() => new Map(calendar.items.map((item) => [item.serviceId, item])), [calendar]);
  const rows = useMemo(
    () =>
      calendar.items.map(({ serviceId: id, name, tier, vendorName }): HeatRow => ({
        id,
        code: tier ?? '–',
        title: name,
        family: vendorName,
      })),
    [calendar],
  );
  const columns = useMemo(
    () =>
      calendar.quarters.map(({ code, from, to, time }): HeatColumn => ({
        id: code,
        short: code,
        name: `${code}, ${from} to ${to}`,
        detail: time === 'past' ? monthOf.format(new Date(from)) : t(time),
      })),
    [calendar, t],
  );
  const rowsAre = useMemo(() => ({ heading: t('service'), count: (count: number) => t('servicesOf', { count }) }), [t]);
  const cellOf = useCallback(
    (row: string, column: string): HeatCell | null => {
      const cell = byId.get(row)?.cells.find(({ quarter }) => quarter === column);
      return cell ? { state: `quarter_${cell.state}`, note: cell.words } : null;
    },
    [byId],
  );
  return (
    <HeatMap
      label={t('calendar')}
      rows={rows}
      columns={columns}
      cellOf={cellOf}
      legend={legend}
      rowsAre={rowsAre}
      describe={(row, column) => {
        const service = byId.get(row.id);
        return service && <Facts service={service} quarter={column.id} />;
      }}
    />
  );
}
