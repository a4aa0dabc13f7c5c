import type { AlternatePlace } from '../../api/alternates';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, Duration } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { useAlternatesCopy } from './alternates.copy';

const stateOf = { as_promised: 'met', short: 'met_with_exceptions', failed: 'failed' } as const;

type Tried = AlternatePlace['trials'][number];

/** Every time that the place was tried, newest first. */
export function Trials({ place }: { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  const columns: Column<Tried>[] = [
    {
      id: 'on',
      header: t('triedOn'),
      primary: true,
      value: ({ triedOn }) => triedOn,
      cell: ({ triedOn }) => <DateText date={triedOn} />,
    },
    {
      id: 'result',
      header: t('result'),
      value: ({ result }) => t(`result.${result}`),
      cell: ({ result }) => <StateChip state={stateOf[result]} word={t(`result.${result}`)} />,
    },
    {
      id: 'seats',
      header: t('seatsReached'),
      align: 'end',
      value: ({ seatsReached }) => seatsReached,
      cell: ({ seatsReached }) => `${seatsReached} / ${place.seats}`,
    },
    {
      id: 'minutes',
      header: t('minutes'),
      value: ({ minutes }) => minutes,
      cell: ({ minutes }) => <Duration minutes={minutes} />,
    },
    { id: 'note', header: t('note'), value: ({ note }) => note, cell: ({ note }) => note || '–' },
    {
      id: 'by',
      header: t('recordedBy'),
      value: ({ recordedByName }) => recordedByName,
      cell: ({ recordedByName }) => recordedByName,
    },
  ];
  return (
    <Card title={t('trials')}>
      <DataTable
        caption={t('trials')}
        columns={columns}
        rows={place.trials}
        rowKey={({ id }) => id}
        plain
        empty={<p className="muted">{t('noTrials')}</p>}
      />
    </Card>
  );
}
