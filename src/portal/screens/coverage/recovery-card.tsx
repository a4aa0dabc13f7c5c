import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { csvOfReport, recoveryQuery, type Recovery, type RecoveryRow, type ReportFilter } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import { BarRange, type BarRangeRow } from '../../parts/bar-range';
import { ButtonLink, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Pager } from '../../parts/pager';
import { Segments } from '../../parts/segments';
import { StateChip } from '../../parts/state-chip';
import { useCoverageCopy } from './coverage.copy';

type Measure = 'rto' | 'rpo';

function Detail({ row, measure }: { row: RecoveryRow; measure: Measure }) {
  const t = useCoverageCopy();
  const missed = (measure === 'rto' ? row.rtoResult : row.rpoResult) === 'missed';
  const parts = [
    row.vendorName,
    row.serviceName,
    t('proof', { count: row.ageOfProofDays }),
    ...(row.isLatest ? [] : [t('earlier')]),
    ...(row.notRecoveredReason ? [t('notRecovered', { reason: row.notRecoveredReason })] : []),
  ];
  return (
    <>
      {parts.join(' · ')} {missed && <StateChip state="missed" word={t('missedChip')} />}
    </>
  );
}

function barOf(row: RecoveryRow, measure: Measure): BarRangeRow {
  const [achieved, objective] =
    measure === 'rto'
      ? [row.rtoAchievedMinutes, row.rtoObjectiveMinutes]
      : [row.rpoAchievedMinutes, row.rpoObjectiveMinutes];
  return {
    id: row.exerciseId,
    label: (
      <AppLink to={`/exercises/${row.exerciseId}`}>
        {row.ref} {row.title}
      </AppLink>
    ),
    detail: <Detail row={row} measure={measure} />,
    achievedMinutes: achieved,
    objectiveMinutes: objective,
  };
}

function Untested({ recovery }: { recovery: Recovery }) {
  const t = useCoverageCopy();
  return (
    <div className="stack-tight">
      <h3>{t('untested')}</h3>
      {recovery.untested.length === 0 ? (
        <p className="muted">{t('untestedNone')}</p>
      ) : (
        <ul className="stack-tight">
          {recovery.untested.map((service) => (
            <li key={service.serviceId}>
              <AppLink to={`/vendors/${service.vendorId}?tab=services`}>{service.vendorName}</AppLink>: {service.ref}{' '}
              {service.name}
              {service.tier && `, ${service.tier}`}
            </li>
          ))}
          {recovery.untestedTotal > recovery.untested.length && (
            <li className="muted">{t('untestedMore', { count: recovery.untestedTotal - recovery.untested.length })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

function Bars({ rows }: { rows: readonly RecoveryRow[] }) {
  const t = useCoverageCopy();
  const [measure, setMeasure] = useState<Measure>('rto');
  return (
    <>
      <div className="row">
        <Segments
          label={t('measure')}
          options={[
            { id: 'rto', label: t('rto') },
            { id: 'rpo', label: t('rpo') },
          ]}
          value={measure}
          onChange={setMeasure}
        />
      </div>
      <BarRange
        label={`${t('recovery')}: ${t(measure)}`}
        subject={t('exercise')}
        rows={rows.map((row) => barOf(row, measure))}
      />
    </>
  );
}

function Results({ recovery, onlyMissed }: { recovery: Recovery; onlyMissed: boolean }) {
  const t = useCoverageCopy();
  if (recovery.items.length > 0) return <Bars rows={recovery.items} />;
  return (
    <EmptyState title={t(onlyMissed ? 'noRows' : 'noRecovery')}>
      {t(onlyMissed ? 'noRowsHelp' : 'noRecoveryHelp')}
    </EmptyState>
  );
}

const SHOWN = 20;

type RecoveryCardProps = { filter: ReportFilter; onlyMissed: boolean; back: string };

/** Achieved against objective, exercise by exercise, with the age of the proof and what was missed. */
export function RecoveryCard({ filter, onlyMissed, back }: RecoveryCardProps) {
  const t = useCoverageCopy();
  const [page, setPage] = useState(1);
  const asked = { ...filter, only: onlyMissed ? ('missed' as const) : undefined };
  const { data, error, isPending } = useQuery(recoveryQuery({ ...asked, page, pageSize: SHOWN }));
  return (
    <Card
      title={t('recovery')}
      lede={t('recoveryLede')}
      aside={
        <DownloadLink small href={csvOfReport('/recovery', asked)}>
          {t('csv')}
        </DownloadLink>
      }
    >
      <ProblemNote problem={error} />
      {isPending && <Loading />}
      {onlyMissed && (
        <div className="row">
          <StateChip state="missed" word={t('missed')} />
          <ButtonLink small to={back}>
            {t('closeRows')}
          </ButtonLink>
        </div>
      )}
      {data && <Results recovery={data} onlyMissed={onlyMissed} />}
      {data && data.total > SHOWN && (
        <Pager
          caption={t('recovery')}
          page={data.page - 1}
          pageSize={data.pageSize}
          total={data.total}
          onPage={(next) => setPage(next + 1)}
        />
      )}
      {data && <Untested recovery={data} />}
    </Card>
  );
}
