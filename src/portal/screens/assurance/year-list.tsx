import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { assuranceCoverageQuery, type ReportKind, type YearCoverage } from '../../api/assurance';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { shortDateText } from '../../parts/format';
import { DateText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Segments } from '../../parts/segments';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useAssuranceCopy } from './assurance.copy';
import { reportKinds } from './expect-report';
import { YearLine } from './year-line';
import type { YearSpan } from './year-line.rules';

type T = ReturnType<typeof useAssuranceCopy>;
export type Standing = Exclude<YearCoverage['standing'], null>;
const standings: Standing[] = [
  ...(['no_report', 'needed', 'accepted_uncovered', 'procedure_done', 'letter_received', 'none'] as const),
];

export const standingChip = (standing: Standing): string => (standing === 'none' ? 'no_gap' : standing);

const dueOf = ({ letterDueOn, expectedDueOn }: YearCoverage): string | null => letterDueOn ?? expectedDueOn;

function dueWords(row: YearCoverage, t: T): string {
  if (row.letterDueOn !== null) return t('letterBy', { date: shortDateText(row.letterDueOn) });
  return row.expectedDueOn === null ? '' : t('expectedBy', { date: shortDateText(row.expectedDueOn) });
}

const lastReport = ({ reports }: YearCoverage) => reports.at(-1) ?? null;

function Subject({ row, ofVendor }: { row: YearCoverage; ofVendor: boolean }) {
  const names = row.services.map(({ name }) => name).join(', ');
  if (ofVendor) return <>{names}</>;
  return (
    <>
      <AppLink to={`/vendors/${row.vendorId}`}>{row.vendorName}</AppLink>
      <span className="sub">{names}</span>
    </>
  );
}

function LastReport({ row }: { row: YearCoverage }) {
  const last = lastReport(row);
  if (last !== null)
    return (
      <AppLink to={`/assurance-reports/${last.id}`}>
        <DateText date={last.to} short />
      </AppLink>
    );
  return row.expectedId && <AppLink to={`/assurance-reports/${row.expectedId}`}>{row.expectedRef}</AppLink>;
}

function columnsOf(t: T, on: { year: YearSpan; ofVendor: boolean }): Column<YearCoverage>[] {
  const { year, ofVendor } = on;
  const all: Column<YearCoverage>[] = [
    {
      id: 'vendor',
      header: t(ofVendor ? 'services' : 'vendor'),
      primary: true,
      value: (row) => `${row.vendorName} ${row.services.map(({ name }) => name).join(', ')}`,
      cell: (row) => <Subject row={row} ofVendor={ofVendor} />,
    },
    { id: 'line', header: t('line'), wideOnly: true, cell: (row) => <YearLine line={row} year={year} /> },
    {
      id: 'months',
      header: t('months'),
      align: 'end',
      tight: true,
      value: (row) => row.monthsCovered,
      cell: (row) => row.monthsCovered,
    },
    {
      id: 'reportEnd',
      header: t('reportEnd'),
      tight: true,
      value: (row) => row.reportEnd,
      cell: (row) => <LastReport row={row} />,
    },
    {
      id: 'gap',
      header: t('gap'),
      align: 'end',
      tight: true,
      value: (row) => row.gapDays,
      cell: (row) => row.gapDays ?? '–',
    },
    {
      id: 'standing',
      header: t('standing'),
      value: (row) => row.standing && t(`standing.${row.standing}`),
      cell: (row) =>
        row.standing && <StateChip state={standingChip(row.standing)} word={t(`standing.${row.standing}`)} />,
    },
    { id: 'due', header: t('due'), value: dueOf, csv: (row) => dueWords(row, t), cell: (row) => dueWords(row, t) },
  ];
  return all.filter(({ id }) => !ofVendor || id !== 'standing');
}

type Props = { period: { id: string; code: string; startsOn: string; endsOn: string } };

/** How reports of a kind cover the fiscal year, vendor by vendor. */
export function YearList({ period }: Props) {
  const t = useAssuranceCopy();
  const ofVendor = useSession().vendorId !== null;
  const [kind, setKind] = useState<ReportKind>('soc1');
  const [standing, setStanding] = useState<Standing | ''>('');
  const { data, error } = useQuery(assuranceCoverageQuery(period.id, kind));
  const rows = (data?.items ?? []).filter((row) => standing === '' || row.standing === standing);
  const kinds = reportKinds.map((id) => ({ id, label: t(`kind.${id}`) }));
  return (
    <Card
      title={`${t('year')} ${period.code}`}
      lede={ofVendor ? t('yearLedeVendor') : t('yearLede', { days: data?.letterEnoughDays ?? 100 })}
      aside={<Segments label={t('kind')} options={kinds} value={kind} onChange={setKind} small />}
    >
      <ProblemNote problem={error} />
      {data === undefined ? (
        <Loading />
      ) : (
        <DataTable
          caption={`${t('year')} ${period.code}, ${t(`kind.${kind}`)}`}
          columns={columnsOf(t, { year: period, ofVendor })}
          rows={rows}
          rowKey={(row) => `${row.vendorId} ${row.services[0]?.id ?? ''}`}
          empty={<EmptyState title={t('emptyYear')}>{t('emptyYearHelp')}</EmptyState>}
          filters={
            !ofVendor && (
              <Select
                label={t('standing')}
                name="standing"
                options={standings.map((id) => ({ id, label: t(`standing.${id}`) }))}
                value={standing}
                onChange={setStanding}
                emptyLabel={t('anyStanding')}
              />
            )
          }
        />
      )}
    </Card>
  );
}
