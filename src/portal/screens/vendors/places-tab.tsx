import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { servicesQuery, sitesQuery, systemsQuery, type Site, type System } from '../../api/vendors';
import { redundancyModesQuery } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { humanise } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { AddSite, AddSystem, EditSite, EditSystem } from './place-dialogs';
import { useVendorsCopy } from './vendors.copy';

type Place = Site | System;

/* the columns that sites and systems share: the services that use them, and the button to change them */
function useSharedColumns(vendorId: string, onEdit: (id: string) => void) {
  const t = useVendorsCopy();
  const manages = useMay()('services.manage');
  const { data: services } = useQuery(servicesQuery(vendorId));
  const namesOf = ({ serviceIds }: Place) => {
    const names = services?.filter(({ id }) => serviceIds.includes(id)).map(({ name }) => name);
    return names?.join(', ') === '' ? t('usedByNone') : (names?.join(', ') ?? '…');
  };
  const usedBy: Column<Place> = { id: 'services', header: t('usedBy'), cell: namesOf };
  const edit: Column<Place> = {
    id: 'edit',
    header: t('edit'),
    tight: true,
    cell: (row) => (
      <Button small onPress={() => onEdit(row.id)} aria-label={t('editOne', { name: row.name })}>
        {t('edit')}
      </Button>
    ),
  };
  return manages ? [usedBy, edit] : [usedBy];
}

/* how each system stands by, as the answers of the newest questionnaire say, and why it is read so */
function useRedundancy(vendorId: string): Column<System> {
  const t = useVendorsCopy();
  const { data } = useQuery({ ...redundancyModesQuery(vendorId), enabled: useMay()('questionnaires.read') });
  const modeOf = ({ id }: System) => data?.find(({ systemId }) => systemId === id);
  return {
    id: 'redundancy',
    header: t('redundancy'),
    cell: (row) => (
      <>
        {modeOf(row)?.label ?? t('redundancyNone')}
        <span className="sub">{modeOf(row)?.because}</span>
      </>
    ),
  };
}

/** Where the vendor works, and what its services rest on. */
export function PlacesTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const manages = useMay()('services.manage');
  const { data: sites = [], error: noSites } = useQuery(sitesQuery(vendorId));
  const { data: systems = [], error: noSystems } = useQuery(systemsQuery(vendorId));
  const [editing, setEditing] = useState('');
  const shared = useSharedColumns(vendorId, setEditing);
  const redundancy = useRedundancy(vendorId);
  const site = sites.find(({ id }) => id === editing);
  const system = systems.find(({ id }) => id === editing);
  const siteColumns: Column<Site>[] = [
    { id: 'name', header: t('name'), primary: true, cell: (row) => row.name },
    { id: 'kind', header: t('kind'), cell: (row) => humanise(row.kind) },
    { id: 'city', header: t('city'), cell: (row) => [row.city, row.region, row.country].filter(Boolean).join(', ') },
    { id: 'zone', header: t('zone'), cell: (row) => row.timeZone },
    { id: 'hazards', header: t('hazards'), cell: (row) => row.hazardZones.map(humanise).join(', ') || '–' },
    ...shared,
  ];
  const systemColumns: Column<System>[] = [
    { id: 'name', header: t('name'), primary: true, cell: (row) => row.name },
    { id: 'kind', header: t('kind'), cell: (row) => humanise(row.kind) },
    { id: 'description', header: t('description'), cell: (row) => row.description || '–' },
    redundancy,
    ...shared,
  ];
  return (
    <div className="stack">
      <Card title={t('sites')}>
        <ProblemNote problem={noSites} />
        <DataTable
          plain
          caption={t('sites')}
          columns={siteColumns}
          rows={sites}
          rowKey={(row) => row.id}
          empty={<p className="muted">{t('sitesNone')}</p>}
        />
        {manages && <AddSite vendorId={vendorId} />}
      </Card>
      <Card title={t('systems')}>
        <ProblemNote problem={noSystems} />
        <DataTable
          plain
          caption={t('systems')}
          columns={systemColumns}
          rows={systems}
          rowKey={(row) => row.id}
          empty={<p className="muted">{t('systemsNone')}</p>}
        />
        {manages && <AddSystem vendorId={vendorId} />}
      </Card>
      {site && <EditSite place={site} onClose={() => setEditing('')} />}
      {system && <EditSystem place={system} onClose={() => setEditing('')} />}
    </div>
  );
}
