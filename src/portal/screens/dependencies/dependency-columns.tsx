import type { Dependency } from '../../api/dependencies';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import type { Column } from '../../parts/data-table';
import { Duration } from '../../parts/measures';
import { useDependenciesCopy } from './dependencies.copy';
import { StandingChip } from './standing-chip';

const gravest = (row: Dependency) =>
  row.alerts.find(({ severity }) => severity === 'critical') ??
  row.alerts.find(({ severity }) => severity === 'high') ??
  row.alerts[0];

type Narrower = { ofService?: boolean; ofVendor?: boolean };

/** The columns of the register; the vendor's name only for those who see more than one. */
export function useDependencyColumns({
  ofService = false,
  ofVendor: ofOne = false,
}: Narrower = {}): Column<Dependency>[] {
  const t = useDependenciesCopy();
  const isVendor = useSession().vendorId !== null;
  const all: Column<Dependency>[] = [
    {
      id: 'what',
      header: t('restsOn'),
      primary: true,
      value: (row) => `${row.what} ${row.ref}`,
      cell: (row) => (
        <>
          <AppLink to={`/dependencies/${row.id}`}>{row.what}</AppLink>
          <span className="sub">
            {[row.ref, t(`kind.${row.kind}`), row.place, row.servesSiteName].filter(Boolean).join(', ')}
          </span>
        </>
      ),
    },
    { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    {
      id: 'service',
      header: t('service'),
      value: (row) => row.serviceRef,
      cell: (row) => (
        <>
          {row.serviceName}
          <span className="sub">{row.serviceRef}</span>
        </>
      ),
    },
    {
      id: 'role',
      header: t('role'),
      value: (row) => row.role,
      cell: (row) => (
        <>
          {t(`role.${row.role}`)}
          {row.sharePct !== null && <span className="sub">{`${row.sharePct} %`}</span>}
        </>
      ),
    },
    {
      id: 'owner',
      header: t('owner'),
      value: (row) => row.ownerName,
      cell: (row) =>
        row.ownerSide === null ? (
          <span className="tone-bad">{t('nobody')}</span>
        ) : (
          <>
            {row.ownerName}
            <span className="sub">{t(`side.${row.ownerSide}`)}</span>
          </>
        ),
    },
    {
      id: 'times',
      header: t('times'),
      align: 'end',
      value: (row) => row.theirRtoMinutes ?? -1,
      cell: (row) =>
        row.theirRtoMinutes === null ? (
          <span className="muted">{t('unknown')}</span>
        ) : (
          <Duration minutes={row.theirRtoMinutes} />
        ),
    },
    {
      id: 'identity',
      header: t('identity'),
      value: (row) => row.match?.name ?? '',
      cell: (row) => row.match?.name ?? <span className="muted">–</span>,
    },
    {
      id: 'standing',
      header: t('standing'),
      value: (row) => row.standing,
      cell: (row) => (
        <>
          <StandingChip standing={row.standing} />
          {row.alerts.length > 0 && <span className="sub tone-bad">{gravest(row)?.text}</span>}
        </>
      ),
    },
  ];
  const hidden = [
    isVendor ? ['vendor', 'identity'] : [],
    ofService ? ['vendor', 'service'] : [],
    ofOne ? ['vendor'] : [],
  ].flat();
  return all.filter(({ id }) => !hidden.includes(id));
}
