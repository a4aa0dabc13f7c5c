import type { AssuranceDetail } from '../../api/assurance';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { useReportCopy } from './report.copy';

type T = ReturnType<typeof useReportCopy>;
type Service = AssuranceDetail['services'][number];
type Place = AssuranceDetail['places'][number];

function InScope({ inScope, matters }: { inScope: boolean; matters: boolean }) {
  const t = useReportCopy();
  if (inScope)
    return (
      <Badge tone="ok" glyph="check">
        {t('inScope')}
      </Badge>
    );
  return (
    <Badge tone={matters ? 'bad' : 'none'} glyph={matters ? 'bang' : 'dash'}>
      {t('notInScope')}
    </Badge>
  );
}

const serviceColumns = (t: T): Column<Service>[] => [
  {
    id: 'service',
    header: t('service'),
    primary: true,
    value: (row) => `${row.ref} ${row.name}`,
    cell: (row) => (
      <>
        <AppLink to={`/services/${row.id}`}>{`${row.ref} ${row.name}`}</AppLink>
        <span className="sub">{[row.tier, row.icfrRelevant && t('icfr')].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  {
    id: 'scope',
    header: t('inScope'),
    value: (row) => (row.inScope ? 0 : 1),
    cell: (row) => <InScope inScope={row.inScope} matters={row.icfrRelevant || row.expected} />,
  },
];

const placeColumns = (t: T): Column<Place>[] => [
  {
    id: 'place',
    header: t('place'),
    primary: true,
    value: (row) => row.name,
    cell: (row) => (
      <>
        {row.name}
        <span className="sub">{[row.city, ...row.serviceNames].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  {
    id: 'scope',
    header: t('inScope'),
    value: (row) => (row.inScope ? 0 : 1),
    cell: (row) => <InScope inScope={row.inScope} matters={row.serviceNames.length > 0} />,
  },
];

/** Our register beside the report: each service and place is in its scope, or it is not. */
export function ReportScope({ report }: { report: AssuranceDetail }) {
  const t = useReportCopy();
  const nothing = <EmptyState title="–" />;
  return (
    <Card title={t('scope')} lede={t('scopeLede')}>
      <div className="two">
        <DataTable
          plain
          dense
          caption={t('services')}
          columns={serviceColumns(t)}
          rows={report.services}
          rowKey={(row) => row.id}
          empty={nothing}
        />
        <DataTable
          plain
          dense
          caption={t('places')}
          columns={placeColumns(t)}
          rows={report.places}
          rowKey={(row) => row.id}
          empty={nothing}
        />
      </div>
      {report.scopeWords && (
        <p className="sm">
          <strong>{t('scopeWords')}:</strong> {report.scopeWords}
        </p>
      )}
    </Card>
  );
}
