import { useMemo, useState, type ReactNode } from 'react';
import type { SimulatedService } from '../../api/loss';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { useConcentrationCopy } from './concentration.copy';
import { PeakDialog } from './peak-dialog';
import { BackCell, CapacityCell, StateCell, Why } from './service-why';

function useColumns(onPeak: ((service: SimulatedService) => void) | null): Column<SimulatedService>[] {
  const t = useConcentrationCopy();
  return useMemo(
    () => [
      {
        ...{ id: 'service', header: t('service'), primary: true },
        cell: (one) => (
          <>
            <AppLink to={`/vendors/${one.vendorId}?tab=services`}>{one.name}</AppLink>
            <span className="sub">
              {one.vendorName} · {one.ref}
              {one.tier && ` · ${one.tier}`}
              {one.icfrRelevant && ` · ${t('icfr')}`}
            </span>
          </>
        ),
      },
      { id: 'state', header: t('state'), cell: (one) => <StateCell service={one} /> },
      {
        ...{ id: 'capacity', header: t('capacity') },
        cell: (one) => (
          <>
            <CapacityCell service={one} />
            {onPeak && !one.peak && (
              <Button small look="quiet" onPress={() => onPeak(one)}>
                {t('recordPeak')}
              </Button>
            )}
          </>
        ),
      },
      { id: 'back', header: t('back'), cell: (one) => <BackCell service={one} /> },
      { id: 'why', header: t('why'), cell: (one) => <Why service={one} /> },
    ],
    [t, onPeak],
  );
}

/** A row for each service: state, capacity, time, the way to what is lost. */
export function OutcomeTable({
  services,
  empty,
  isKept = false,
}: {
  services: readonly SimulatedService[];
  empty: ReactNode;
  isKept?: boolean;
}) {
  const t = useConcentrationCopy();
  const may = useMay();
  const [peakOf, setPeakOf] = useState<SimulatedService | null>(null);
  const columns = useColumns(may('dependencies.write') && !isKept ? setPeakOf : null);
  return (
    <>
      <DataTable
        caption={t('services')}
        columns={columns}
        rows={services}
        rowKey={({ serviceId }) => serviceId}
        empty={empty}
        pageSize={services.length || 1}
        plain
      />
      {peakOf && <PeakDialog service={peakOf} onClose={() => setPeakOf(null)} />}
    </>
  );
}
