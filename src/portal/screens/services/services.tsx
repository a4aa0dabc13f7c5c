import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { impactRegisterQuery, type ImpactRow } from '../../api/impact';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Duration } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useOutageText } from './outage';
import { useServiceCopy } from './service.copy';

const impactStates = ['missing', 'draft', 'proposed', 'in_force', 'in_revision'] as const;
const fits = ['broken', 'kept', 'proposed', 'none', 'unbound'] as const;
type Fit = (typeof fits)[number];

const impactLooks: Record<ImpactRow['impactState'], string> = {
  ...{ missing: 'not_tested', draft: 'draft', proposed: 'under_review', in_force: 'accepted', in_revision: 'accepted' },
};
const fitLooks: Record<Fit, string> = {
  ...{ broken: 'not_met', kept: 'accepted', proposed: 'under_review', none: 'not_tested', unbound: 'not_tested' },
};

function fitOf({ breaches, objectivesState, impactRef }: ImpactRow): Fit {
  if (breaches.length > 0) return 'broken';
  if (objectivesState === 'in_force') return impactRef === null ? 'unbound' : 'kept';
  return objectivesState;
}

const hasImpact = ({ impactRef }: ImpactRow) => impactRef !== null;

function useColumns(ofOneVendor: boolean): Column<ImpactRow>[] {
  const t = useServiceCopy();
  const outage = useOutageText();
  return useMemo(() => {
    const minutes = (id: 'rtoMinutes' | 'rpoMinutes', header: string): Column<ImpactRow> => ({
      ...{ id, header, tight: true, value: (row) => row[id], cell: (row) => <Duration minutes={row[id]} short /> },
    });
    const all: Column<ImpactRow>[] = [
      {
        id: 'service',
        header: t('service'),
        primary: true,
        value: (row) => `${row.serviceRef} ${row.serviceName}`,
        cell: (row) => (
          <AppLink to={`/services/${row.serviceId}`}>
            {row.serviceRef} {row.serviceName}
          </AppLink>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
      { id: 'tier', header: t('tier'), tight: true, value: (row) => row.tier, cell: (row) => row.tier ?? '–' },
      {
        id: 'impact',
        header: t('impactState'),
        tight: true,
        value: (row) => t(`impactState.${row.impactState}`),
        cell: (row) => <StateChip state={impactLooks[row.impactState]} word={t(`impactState.${row.impactState}`)} />,
      },
      {
        id: 'mtpd',
        header: t('mtpdShort'),
        tight: true,
        value: (row) => (hasImpact(row) ? (row.mtpdMinutes ?? 999_999) : null),
        csv: (row) => (hasImpact(row) ? (row.mtpdMinutes ?? t('mtpdNever')) : null),
        cell: (row) => (hasImpact(row) ? outage(row.mtpdMinutes) : '–'),
      },
      {
        id: 'peak',
        header: t('peakMtpd'),
        tight: true,
        wideOnly: true,
        value: (row) => row.peakMtpdMinutes,
        cell: (row) => (row.peakMtpdMinutes === null ? '–' : outage(row.peakMtpdMinutes)),
      },
      minutes('rtoMinutes', t('rto')),
      minutes('rpoMinutes', t('rpo')),
      {
        id: 'fit',
        header: t('fit'),
        value: (row) => t(`fit.${fitOf(row)}`),
        csv: (row) => [t(`fit.${fitOf(row)}`), ...row.breaches].join(' '),
        cell: (row) => (
          <>
            <StateChip state={fitLooks[fitOf(row)]} word={t(`fit.${fitOf(row)}`)} />
            {row.breaches.map((breach) => (
              <span key={breach} className="sub">
                {breach}
              </span>
            ))}
          </>
        ),
      },
    ];
    return all.filter(({ id }) => !ofOneVendor || id !== 'vendor');
  }, [t, outage, ofOneVendor]);
}

/** Every service: how long it may be out, how fast it comes back, and whether the two fit. */
export function ServicesScreen() {
  const t = useServiceCopy();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(impactRegisterQuery);
  const [impact, setImpact] = useState<ImpactRow['impactState'] | ''>('');
  const [fit, setFit] = useState<Fit | ''>('');
  const columns = useColumns(membership.vendor !== null);
  const rows = data.filter(
    (row) => (impact === '' || row.impactState === impact) && (fit === '' || fitOf(row) === fit),
  );
  return (
    <Page title={t('register')} lede={t('registerLede')}>
      <Card>
        <DataTable
          caption={t('register')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.serviceId}
          rowTone={(row) => (row.breaches.length > 0 ? 'bad' : undefined)}
          empty={<EmptyState title={t('registerNone')}>{t('registerNoneHelp')}</EmptyState>}
          filters={
            <>
              <Select
                label={t('filterImpact')}
                name="impact"
                emptyLabel={t('allStates')}
                options={impactStates.map((id) => ({ id, label: t(`impactState.${id}`) }))}
                value={impact}
                onChange={setImpact}
              />
              <Select
                label={t('filterFit')}
                name="fit"
                emptyLabel={t('allStates')}
                options={fits.map((id) => ({ id, label: t(`fit.${id}`) }))}
                value={fit}
                onChange={setFit}
              />
            </>
          }
        />
      </Card>
    </Page>
  );
}
