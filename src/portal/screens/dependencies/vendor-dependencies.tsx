import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { dependenciesFile, dependenciesQuery } from '../../api/dependencies';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { AddDependency } from './add-dependency';
import { AssumptionsTab } from './assumptions-tab';
import { DataTab } from './data-tab';
import { useDependencyColumns } from './dependency-columns';
import { useDependenciesCopy } from './dependencies.copy';
import { SubOutsourcersCard } from './sub-outsourcers';

function Register({ vendorId }: { vendorId: string }) {
  const t = useDependenciesCopy();
  const writes = useMay()('dependencies.write');
  const { data, error } = useQuery(dependenciesQuery({ vendorId }));
  const columns = useDependencyColumns({ ofVendor: true });
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={t('registerCard')}
      aside={
        writes && (
          <Button onPress={() => setAdding(true)} aria-label={t('add')}>
            {t('addShort')}
          </Button>
        )
      }
    >
      <ProblemNote problem={error} />
      {!data && !error && <Loading />}
      {data && (
        <DataTable
          caption={t('registerCard')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          csv={dependenciesFile({ vendorId })}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyStaff')}</EmptyState>}
        />
      )}
      {adding && <AddDependency vendorId={vendorId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

/** What a vendor's services rest on, its sub-outsourcers, assumptions, critical data and teams; on the vendor's page. */
export function VendorDependencies({ vendorId }: { vendorId: string }) {
  return (
    <div className="stack">
      <Register vendorId={vendorId} />
      <SubOutsourcersCard vendorId={vendorId} />
      <AssumptionsTab vendorId={vendorId} />
      <DataTab vendorId={vendorId} />
    </div>
  );
}
