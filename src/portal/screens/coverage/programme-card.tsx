import type { Coverage } from '../../api/coverage';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { useCoverageCopy } from './coverage.copy';

type Row = Coverage['programme'][number] & { title: string };

/** The registrant's own obligations, apart from every vendor's. */
export function ProgrammeCard({ coverage }: { coverage: Coverage }) {
  const t = useCoverageCopy();
  if (coverage.programme.length === 0) return null;
  const titles = new Map(coverage.families.flatMap(({ requirements }) => requirements.map((r) => [r.code, r.title])));
  const rows = coverage.programme.map((cell): Row => ({ ...cell, title: titles.get(cell.requirementCode) ?? '' }));
  const columns: Column<Row>[] = [
    {
      id: 'requirement',
      header: t('requirement'),
      primary: true,
      value: (row) => row.requirementCode,
      cell: (row) => (
        <>
          <span className="mono">{row.requirementCode}</span> {row.title}
        </>
      ),
    },
    { id: 'lane', header: t('lane'), cell: (row) => row.laneLabels.join(', ') },
    { id: 'due', header: t('dueOn'), value: (row) => row.dueOn, cell: (row) => <DateText date={row.dueOn} /> },
    {
      id: 'state',
      header: t('state'),
      tight: true,
      value: (row) => row.words,
      cell: (row) => <StateChip state={row.state} word={row.words} />,
    },
  ];
  return (
    <Card title={t('programme')} lede={t('programmeLede')}>
      <DataTable
        plain
        caption={t('programme')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.requirementCode}
        empty={null}
      />
    </Card>
  );
}
