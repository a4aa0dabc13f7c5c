import { useQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { vendorEvidenceQuery, vendorExercisesQuery, vendorPlansQuery } from '../../api/vendors';
import { AppLink } from '../../parts/app-link';
import type { Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { Listed, named } from './listed';
import { useVendorsCopy } from './vendors.copy';

export function PlansTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const columns: Column<Shape<'PlanSummary'>>[] = [
    {
      id: 'plan',
      header: t('tab.plans'),
      primary: true,
      value: (row) => `${row.ref} ${row.title}`,
      cell: (row) => named(`/plan-versions/${(row.inForce ?? row.latest).id}`, row.ref, row.title),
    },
    { id: 'kind', header: t('kind'), value: (row) => row.kind, cell: (row) => row.kind },
    {
      id: 'inForce',
      header: t('inForce'),
      value: (row) => row.inForce?.label,
      cell: (row) => row.inForce?.label ?? t('notInForce'),
    },
    {
      id: 'latest',
      header: t('version'),
      value: (row) => row.latest.label,
      cell: (row) => <AppLink to={`/plan-versions/${row.latest.id}`}>{row.latest.label}</AppLink>,
    },
    {
      id: 'state',
      header: t('state'),
      tight: true,
      value: (row) => row.latest.state,
      cell: (row) => <StateChip state={row.latest.state} />,
    },
  ];
  return (
    <Listed
      title={t('tab.plans')}
      empty={t('plansNone')}
      query={useQuery(vendorPlansQuery(vendorId))}
      columns={columns}
    />
  );
}

export function ExercisesTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const columns: Column<Shape<'ExerciseSummary'>>[] = [
    {
      id: 'exercise',
      header: t('tab.exercises'),
      primary: true,
      value: (row) => `${row.ref} ${row.title}`,
      cell: (row) => named(`/exercises/${row.id}`, row.ref, row.title),
    },
    { id: 'kind', header: t('kind'), value: (row) => row.kindLabel, cell: (row) => row.kindLabel },
    { id: 'service', header: t('service'), value: (row) => row.serviceName, cell: (row) => row.serviceName },
    {
      id: 'on',
      header: t('on'),
      value: (row) => row.plannedOn,
      cell: (row) => <DateText date={row.plannedOn} short />,
    },
    {
      id: 'state',
      header: t('state'),
      tight: true,
      value: (row) => row.state,
      cell: (row) => <StateChip state={row.state} />,
    },
  ];
  return (
    <Listed
      title={t('tab.exercises')}
      empty={t('exercisesNone')}
      query={useQuery(vendorExercisesQuery(vendorId))}
      columns={columns}
    />
  );
}

export function EvidenceTab({ vendorId, obligation }: { vendorId: string; obligation: string | undefined }) {
  const t = useVendorsCopy();
  const columns: Column<Shape<'EvidenceListItem'>>[] = [
    {
      id: 'evidence',
      header: t('tab.evidence'),
      primary: true,
      value: (row) => `${row.ref} ${row.title}`,
      cell: (row) => named(`/evidence/${row.id}`, row.ref, row.title),
    },
    { id: 'kind', header: t('kind'), value: (row) => `${row.kind} ${row.kindTitle}`, cell: (row) => row.kindTitle },
    {
      id: 'received',
      header: t('received'),
      value: (row) => row.latest.receivedAt,
      cell: (row) => <TimeText at={row.latest.receivedAt} />,
    },
    {
      id: 'digest',
      header: 'SHA-256',
      wideOnly: true,
      csv: (row) => row.latest.sha256,
      cell: (row) => <Digest value={row.latest.sha256} />,
    },
    {
      id: 'uses',
      header: t('uses'),
      cell: (row) =>
        t('usesText', { accepted: row.uses.accepted, proposed: row.uses.proposed, rejected: row.uses.rejected }),
    },
  ];
  const title = t(obligation ? 'evidenceOf' : 'tab.evidence');
  return (
    <Listed
      title={title}
      empty={t('evidenceNone')}
      query={useQuery(vendorEvidenceQuery(vendorId, obligation))}
      columns={columns}
    />
  );
}
