import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { resourcesQuery, type SharedResource } from '../../api/dependencies';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { EditResource, MatchResource } from './resource-dialogs';
import { useSharedCopy } from './shared.copy';
import { SuggestionsCard } from './suggestions-card';

function Deeds({ one }: { one: SharedResource }) {
  const t = useSharedCopy();
  const [open, setOpen] = useState<'match' | 'edit' | null>(null);
  return (
    <span className="row">
      {(['match', 'edit'] as const).map((deed) => (
        <Button key={deed} small onPress={() => setOpen(deed)} aria-label={`${t(deed)}: ${one.name}`}>
          {t(deed)}
        </Button>
      ))}
      {open === 'match' && <MatchResource one={one} onClose={() => setOpen(null)} />}
      {open === 'edit' && <EditResource one={one} onClose={() => setOpen(null)} />}
    </span>
  );
}

function useColumns(deeds: boolean): Column<SharedResource>[] {
  const t = useSharedCopy();
  const all: Column<SharedResource>[] = [
    {
      id: 'identity',
      header: t('identity'),
      primary: true,
      value: (row) => `${row.name} ${row.ref}`,
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span>
          <span className="sub">
            {[row.ref, t(`kind.${row.kind}`), row.provider, row.region].filter(Boolean).join(', ')}
          </span>
        </>
      ),
    },
    {
      id: 'knownAs',
      header: t('knownAs'),
      value: (row) => row.knownAs.join('; '),
      cell: (row) => row.knownAs.join('; ') || '–',
    },
    { id: 'vendors', header: t('vendors'), align: 'end', value: (row) => row.vendors, cell: (row) => row.vendors },
    { id: 'services', header: t('services'), align: 'end', value: (row) => row.services, cell: (row) => row.services },
    {
      id: 'zones',
      header: t('zones'),
      value: (row) => row.hazardZones.join(', '),
      cell: (row) => row.hazardZones.join(', ') || '–',
    },
    {
      id: 'ownVendor',
      header: t('ownVendor'),
      value: (row) => row.ownVendorName ?? '',
      cell: (row) =>
        row.ownVendorId === null ? '–' : <AppLink to={`/vendors/${row.ownVendorId}`}>{row.ownVendorName}</AppLink>,
    },
    { id: 'deeds', header: t('deeds'), cell: (row) => <Deeds one={row} /> },
  ];
  return all.filter(({ id }) => deeds || id !== 'deeds');
}

/** What several vendors rest on under different names: suggestions, and what was said to be one. */
export function SharedTab() {
  const t = useSharedCopy();
  const matches = useMay()('dependencies.match');
  const { data, error } = useQuery(resourcesQuery);
  const columns = useColumns(matches);
  const [adding, setAdding] = useState(false);
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  return (
    <div className="stack">
      {matches && <SuggestionsCard />}
      <Card
        title={t('identities')}
        lede={t('identitiesLede')}
        aside={
          matches && (
            <Button onPress={() => setAdding(true)} aria-label={t('add')}>
              {t('addShort')}
            </Button>
          )
        }
      >
        <DataTable
          caption={t('identities')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
        />
      </Card>
      {adding && <EditResource onClose={() => setAdding(false)} />}
    </div>
  );
}
