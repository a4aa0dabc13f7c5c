import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { timesImportQuery, type TimeRow, type TimesImport } from '../../../api/step-times';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { KeyValue } from '../../../parts/facts';
import { TimeText } from '../../../parts/measures';
import { EmptyState, Loading, Note, ProblemNote } from '../../../parts/notes';
import { Segments } from '../../../parts/segments';
import { ApplyTimes } from './step-times-application';
import { useSheetCopy } from './run.copy';
import { useTimesCopy } from './step-times.copy';

const TONES = { record: 'tone-ok', mark: 'tone-ok', unchanged: 'tone-none', refused: 'tone-bad' };

function useSubject(): (row: TimeRow) => string {
  const t = useTimesCopy();
  const sheet = useSheetCopy();
  return ({ moment, step, title }: TimeRow) =>
    moment !== null ? sheet(`moment.${moment}`) : t('stepNumber', { number: step ?? '?', title });
}

function Details({ row }: { row: TimeRow }) {
  const t = useTimesCopy();
  const zone = row.zoneFrom === null ? '' : t(`zone.${row.zoneFrom}`);
  const said = { started: row.startedAs, finished: row.finishedAs, zone };
  return (
    <>
      {row.refusals.map(({ address, message }) => (
        <div className="tone-bad" key={`${address ?? ''}${message}`}>
          {address === null ? message : t('cell', { address, message })}
        </div>
      ))}
      {zone !== '' && <span className="sub">{t(row.moment === null ? 'as' : 'asMoment', said)}</span>}
    </>
  );
}

function useColumns(): Column<TimeRow>[] {
  const t = useTimesCopy();
  const subject = useSubject();
  return useMemo(
    () => [
      { id: 'row', header: t('row'), tight: true, align: 'end', value: (row) => row.row, cell: (row) => row.row },
      { id: 'step', header: t('step'), primary: true, value: subject, cell: subject },
      {
        id: 'what',
        header: t('what'),
        tight: true,
        value: (row) => t(`action.${row.action}`),
        cell: (row) => <span className={TONES[row.action]}>{t(`action.${row.action}`)}</span>,
      },
      {
        id: 'times',
        header: t('times'),
        value: (row) => row.startedAt ?? '',
        cell: (row) => (
          <>
            <TimeText at={row.startedAt} />
            {row.finishedAt && (
              <span className="sub">
                <TimeText at={row.finishedAt} />
              </span>
            )}
          </>
        ),
      },
      {
        id: 'minutes',
        header: t('minutes'),
        align: 'end',
        value: (row) => row.minutes,
        cell: (row) => row.minutes ?? '–',
      },
      {
        id: 'details',
        header: t('details'),
        value: (row) => row.refusals.map(({ address, message }) => `${address ?? ''} ${message}`).join('; '),
        cell: (row) => <Details row={row} />,
      },
    ],
    [t, subject],
  );
}

function Rows({ run }: { run: TimesImport }) {
  const t = useTimesCopy();
  const columns = useColumns();
  const [action, setAction] = useState<TimeRow['action'] | 'all'>(run.refusedCount > 0 ? 'refused' : 'all');
  const actions = ['refused', 'record', 'mark', 'unchanged'] as const;
  const count = (id: TimeRow['action']) => run.rows.filter((row) => row.action === id).length;
  return (
    <Card title={t('rows')}>
      <DataTable
        caption={t('rows')}
        columns={columns}
        rows={run.rows.filter((row) => action === 'all' || row.action === action)}
        rowKey={(row) => String(row.row)}
        empty={<EmptyState title={t('rows')} />}
        filters={
          <Segments
            small
            label={t('show')}
            value={action}
            onChange={setAction}
            options={[
              { id: 'all', label: `${t('all')} ${run.rowCount}` },
              ...actions.map((id) => ({ id, label: `${t(`action.${id}`)} ${count(id)}` })),
            ]}
          />
        }
      />
    </Card>
  );
}

function Achieved({ run }: { run: TimesImport }) {
  const t = useTimesCopy();
  const { achieved } = run;
  if (!achieved) return null;
  const words = (one: { words: string } | null) => one?.words ?? t('notMeasured');
  return (
    <Card title={t('achieved')} lede={t('achievedLede')}>
      <KeyValue
        items={[
          { label: t('rto'), value: words(achieved.rto) },
          { label: t('rtoDisruption'), value: words(achieved.rtoFromDisruption) },
          { label: t('rpo'), value: words(achieved.rpo) },
        ]}
      />
    </Card>
  );
}

type StandingProps = { id: string; run: TimesImport; isOpen: boolean };

/** Whether the file was entered, cannot be, or can be now. */
function Standing({ id, run, isOpen }: StandingProps) {
  const t = useTimesCopy();
  const { appliedAt, appliedByName, refusedCount: count } = run;
  return (
    <>
      {appliedAt !== null && <Note tone="ok" title={t('entered', { name: appliedByName ?? '' })} live />}
      {count > 0 && <Note tone="bad" title={t('blocked', { count })} live />}
      {isOpen && appliedAt === null && count === 0 && <ApplyTimes id={id} run={run} />}
    </>
  );
}

/** What a file would do, or did: rows with their refusals by cell, what has to be acknowledged, what it comes to. */
export function StepTimesPreview({ id, importId, isOpen }: { id: string; importId: string; isOpen: boolean }) {
  const t = useTimesCopy();
  const { data: run, error } = useQuery(timesImportQuery(id, importId));
  if (error) return <ProblemNote problem={error} />;
  if (!run) return <Loading />;
  const { ref, fileName: file } = run;
  return (
    <section className="stack" aria-label={t('previewTitle', { ref, file })}>
      <Standing id={id} run={run} isOpen={isOpen} />
      <Achieved run={run} />
      <Rows run={run} />
    </section>
  );
}
