import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { conflictsQuery, dependenciesFile, dependenciesQuery, hazardsQuery } from '../../api/dependencies';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { EmptyState, Loading, Note, ProblemNote } from '../../parts/notes';
import type { ServiceCardProps } from '../services/service-card';
import { AddDependency } from './add-dependency';
import { useDependencyColumns } from './dependency-columns';
import { useServiceDependenciesCopy } from './service-dependencies.copy';

function Conflicts({ serviceId }: { serviceId: string }) {
  const t = useServiceDependenciesCopy();
  const { data } = useQuery(conflictsQuery({ serviceId }));
  if (!data || data.total === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t('conflicts')}</h3>
      {data.items.map((one) => (
        <Note key={`${one.code} ${one.aboutId} ${one.text}`} tone={one.severity === 'medium' ? 'warn' : 'bad'}>
          <p>{one.text}</p>
        </Note>
      ))}
    </div>
  );
}

/** What a service rests on; a card of the service's page. */
export function ServiceDependenciesCard({ service: { id: serviceId, vendorId } }: ServiceCardProps) {
  const t = useServiceDependenciesCopy();
  const writes = useMay()('dependencies.write');
  const { data, error } = useQuery(dependenciesQuery({ serviceId }));
  const columns = useDependencyColumns({ ofService: true });
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={t('title')}
      lede={t('lede')}
      aside={
        writes && (
          <Button onPress={() => setAdding(true)} aria-label={t('addWhat')}>
            {t('add')}
          </Button>
        )
      }
    >
      <ProblemNote problem={error} />
      {!data && !error && <Loading lines={4} />}
      {data && (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          csv={dependenciesFile({ serviceId })}
          empty={<EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
        />
      )}
      <Conflicts serviceId={serviceId} />
      {adding && <AddDependency vendorId={vendorId} serviceId={serviceId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

/** What one event could take from two of the service's places at once; a card of the service's page. */
export function SharedHazardsCard({ service: { id: serviceId } }: ServiceCardProps) {
  const t = useServiceDependenciesCopy();
  const { data, error } = useQuery(hazardsQuery(serviceId));
  return (
    <Card title={t('hazards')} lede={t('hazardsLede')}>
      <ProblemNote problem={error} />
      {!data && !error && <Loading lines={2} />}
      {data?.total === 0 && <p className="muted">{t('onePlace')}</p>}
      <div className="stack-tight">
        {data?.items.map((pair) => (
          <Note
            key={`${pair.one} ${pair.other}`}
            tone={pair.shared.length > 0 ? 'bad' : pair.unknown.length > 0 ? 'warn' : 'ok'}
            title={t('pair', { one: pair.oneName, other: pair.otherName })}
          >
            <p>
              {pair.shared.length === 0
                ? t('nothingShared')
                : t('shares', {
                    what: pair.shared
                      .map(({ hazard, names }) => `${t(`hazard.${hazard}`)} (${names.join(', ')})`)
                      .join('; '),
                  })}
            </p>
            {pair.unknown.length > 0 && (
              <p className="sub">{t('notKnown', { what: pair.unknown.map((one) => t(`hazard.${one}`)).join(', ') })}</p>
            )}
          </Note>
        ))}
      </div>
    </Card>
  );
}
