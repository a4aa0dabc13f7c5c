import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { impactQuery, serviceImpactQuery, type ImpactSummary } from '../../api/impact';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Dialog } from '../../parts/dialog';
import { DateText } from '../../parts/measures';
import { Loading } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { ImpactChanges } from './impact-changes';
import { ImpactShown } from './impact-shown';
import { useOutageText } from './outage';
import type { ServiceCardProps } from './service-card';
import { useServiceCopy } from './service.copy';

const looks: Record<ImpactSummary['state'], string> = {
  draft: 'draft',
  proposed: 'under_review',
  in_force: 'accepted',
  superseded: 'superseded',
  returned: 'returned',
};

function OneVersion({ of, onClose }: { of: ImpactSummary; onClose: () => void }) {
  const t = useServiceCopy();
  const { data } = useQuery(impactQuery(of.id));
  return (
    <Dialog title={t('versionOf', { ref: of.ref, number: of.number })} isOpen onClose={onClose} wide>
      {data ? (
        <>
          <ImpactShown of={data} />
          <ImpactChanges of={data} />
        </>
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

/** All versions of the assessment, each to be read. */
export function ImpactVersionsCard({ service }: ServiceCardProps) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const { data } = useSuspenseQuery(serviceImpactQuery(service.id));
  const [shown, setShown] = useState<ImpactSummary | null>(null);
  if (data.versions.length === 0) return null;
  const columns: Column<ImpactSummary>[] = [
    {
      id: 'version',
      header: t('version'),
      primary: true,
      cell: (row) => (
        <Button look="quiet" small onPress={() => setShown(row)}>
          {t('versionOf', { ref: row.ref, number: row.number })}
        </Button>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      tight: true,
      cell: (row) => <StateChip state={looks[row.state]} word={t(`state.${row.state}`)} />,
    },
    { id: 'mtpd', header: t('mtpdShort'), cell: (row) => (row.state === 'draft' ? '–' : outage(row.mtpdMinutes)) },
    { id: 'from', header: t('from'), cell: (row) => <DateText date={row.effectiveFrom} short /> },
    { id: 'reason', header: t('reason'), cell: (row) => row.returnReason || '–' },
  ];
  return (
    <Card title={t('versions')} lede={t('versionsLede')}>
      <DataTable
        plain
        caption={t('versions')}
        columns={columns}
        rows={data.versions}
        rowKey={(row) => row.id}
        empty=""
      />
      {shown && <OneVersion of={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}
