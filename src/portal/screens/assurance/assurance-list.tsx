import { useState } from 'react';
import type { AssuranceReport } from '../../api/assurance';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { shortDateText } from '../../parts/format';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { Badge, StateChip } from '../../parts/state-chip';
import { lookOf } from '../../parts/state';
import { useAssuranceCopy } from './assurance.copy';
import { reportKinds } from './expect-report';

type T = ReturnType<typeof useAssuranceCopy>;
const states = ['expected', 'overdue', 'received', 'under_review', 'evaluated', 'superseded'] as const;

/** The days that a report speaks of, in words; the day of a Type 1 report. */
export function spanText({ coversFrom, coversTo }: Pick<AssuranceReport, 'coversFrom' | 'coversTo'>, t: T): string {
  if (coversTo === null) return '';
  if (coversFrom === null) return t('asOf', { date: shortDateText(coversTo) });
  return `${shortDateText(coversFrom)} – ${shortDateText(coversTo)}`;
}

function columnsOf(t: T, ofVendor: boolean): Column<AssuranceReport>[] {
  const all: Column<AssuranceReport>[] = [
    {
      id: 'report',
      header: t('report'),
      primary: true,
      value: (row) => `${row.ref} ${row.title}`,
      cell: (row) => (
        <>
          <AppLink to={`/assurance-reports/${row.id}`}>{`${row.ref} ${row.title}`}</AppLink>
          <span className="sub">
            {[row.kindWords, row.reportType && t('type', { type: row.reportType }), row.periodCode]
              .filter(Boolean)
              .join(', ')}
          </span>
        </>
      ),
    },
    { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    { id: 'kind', header: t('kind'), unseen: true, value: (row) => row.kindWords, cell: (row) => row.kindWords },
    {
      id: 'covers',
      header: t('covers'),
      value: (row) => row.coversTo,
      csv: (row) => spanText(row, t),
      cell: (row) => <span className="nowrap">{spanText(row, t)}</span>,
    },
    {
      id: 'opinion',
      header: t('opinion'),
      value: (row) => row.opinion,
      cell: (row) =>
        row.opinion && (
          <Badge tone={row.opinion === 'unmodified' ? 'none' : 'bad'}>{t(`opinion.${row.opinion}`)}</Badge>
        ),
    },
    {
      id: 'due',
      header: t('due'),
      value: (row) => (row.receivedAt === null ? row.dueOn : null),
      cell: (row) => row.receivedAt === null && <DateText date={row.dueOn} short />,
    },
    {
      id: 'state',
      header: t('state'),
      value: (row) => row.stateWords,
      cell: (row) => <StateChip state={row.state} word={row.stateWords} />,
    },
  ];
  return all.filter(({ id }) => !ofVendor || id !== 'vendor');
}

/** Every report that this person may see, or of one vendor. */
export function AssuranceList({ rows, isOfOne = false }: { rows: readonly AssuranceReport[]; isOfOne?: boolean }) {
  const t = useAssuranceCopy();
  const ofVendor = useSession().vendorId !== null;
  const [state, setState] = useState<(typeof states)[number] | ''>('');
  const [kind, setKind] = useState<(typeof reportKinds)[number] | ''>('');
  const found = rows.filter((row) => (state === '' || row.state === state) && (kind === '' || row.kind === kind));
  return (
    <Card title={t(isOfOne ? 'title' : 'list')} lede={t('listLede')}>
      <DataTable
        caption={t(isOfOne ? 'title' : 'list')}
        columns={columnsOf(t, ofVendor || isOfOne)}
        rows={found}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('emptyTitle')}>{t(ofVendor ? 'emptyHelpVendor' : 'emptyHelp')}</EmptyState>}
        filters={
          <>
            <Select
              label={t('kind')}
              name="kind"
              options={reportKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
              value={kind}
              onChange={setKind}
              emptyLabel={t('anyKind')}
            />
            <Select
              label={t('state')}
              name="state"
              options={states.map((id) => ({ id, label: lookOf(id).word }))}
              value={state}
              onChange={setState}
              emptyLabel={t('anyState')}
            />
          </>
        }
      />
    </Card>
  );
}
