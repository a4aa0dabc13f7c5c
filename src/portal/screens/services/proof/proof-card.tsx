import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { proofQuery, type ProofMeasure, type ProofPoint, type ServiceProof } from '../../../api/proof';
import { AppLink } from '../../../parts/app-link';
import { DownloadLink } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { KeyValue } from '../../../parts/facts';
import { clockText, dateText } from '../../../parts/format';
import { EmptyState } from '../../../parts/notes';
import { StateChip } from '../../../parts/state-chip';
import type { ServiceCardProps } from '../service-card';
import { ChartKey, ProofChart } from './proof-chart';
import { useProofCopy } from './proof.copy';

const LOOK = { proven: 'met', overdue: 'stale', refuted: 'not_met', reported: 'submitted', untested: 'not_tested' };

const text = (minutes: number | null, none: string) => (minutes === null ? none : clockText(minutes));

function Measured({ measure }: { measure: ProofMeasure }) {
  const t = useProofCopy();
  const { achievedMinutes, objectiveMinutes, result, resultWords } = measure;
  const missed = result === 'missed' || result === 'not_recovered';
  const values = {
    achieved: text(achievedMinutes, t('notMeasured')),
    objective: text(objectiveMinutes, t('noObjective')),
  };
  return (
    <>
      <span className="num">{t('measured', values)}</span>
      <span className={missed ? 'sub tone-bad' : 'sub'}>{resultWords}</span>
    </>
  );
}

function useColumns(): Column<ProofPoint>[] {
  const t = useProofCopy();
  return useMemo(
    () => [
      {
        id: 'exercise',
        header: t('exercise'),
        primary: true,
        cell: ({ exerciseId, ref, title, disruptionId, disruptionRef }) => (
          <>
            <AppLink to={`/exercises/${exerciseId}`}>{`${ref} ${title}`}</AppLink>
            {disruptionId !== null && (
              <span className="sub">
                <AppLink to={`/disruptions/${disruptionId}`}>{t('realEvent', { ref: disruptionRef ?? '' })}</AppLink>
              </span>
            )}
          </>
        ),
      },
      { id: 'day', header: t('day'), tight: true, cell: ({ day }) => dateText(day) },
      {
        id: 'kind',
        header: t('kind'),
        cell: ({ kindLabel, isEnough }) => (
          <>
            {kindLabel}
            <span className={isEnough ? 'sub' : 'sub tone-warn'}>{t(isEnough ? 'enough' : 'notEnough')}</span>
          </>
        ),
      },
      { id: 'rto', header: t('rto'), cell: ({ rto }) => <Measured measure={rto} /> },
      { id: 'rpo', header: t('rpo'), cell: ({ rpo }) => <Measured measure={rpo} /> },
      {
        id: 'standing',
        header: t('standing'),
        cell: ({ standingWords, provesUntil }) => (
          <>
            {standingWords}
            {provesUntil !== null && <span className="sub">{t('until', { day: dateText(provesUntil) })}</span>}
          </>
        ),
      },
    ],
    [t],
  );
}

function Age({ proof }: { proof: ServiceProof }) {
  const t = useProofCopy();
  const { ageDays, exerciseId, exerciseRef, dueBy, rtoObjectiveMinutes: rto, rpoObjectiveMinutes: rpo } = proof;
  const objectives = t('objectivesText', { rto: text(rto, t('none')), rpo: text(rpo, t('none')) });
  const by = exerciseId !== null && <AppLink to={`/exercises/${exerciseId}`}>{exerciseRef ?? ''}</AppLink>;
  return (
    <KeyValue
      columns
      items={[
        { label: t('age'), value: ageDays === null ? t('none') : t('ageDays', { count: ageDays }) },
        ...(by ? [{ label: t('by'), value: by }] : []),
        { label: t('dueBy'), value: dueBy === null ? t('none') : dateText(dueBy) },
        { label: t('objectives'), value: objectives },
      ]}
    />
  );
}

function Trends({ proof: { rtoTrend, rpoTrend } }: { proof: ServiceProof }) {
  const t = useProofCopy();
  const said = [
    rtoTrend && t('trend', { measure: t('rto'), words: rtoTrend.words }),
    rpoTrend && t('trend', { measure: t('rpo'), words: rpoTrend.words }),
  ].filter(Boolean);
  return said.length === 0 ? null : <p className="sm">{said.join('. ')}.</p>;
}

function Shown({ proof }: { proof: ServiceProof }) {
  const t = useProofCopy();
  const columns = useColumns();
  return (
    <>
      <div className="proof-figures">
        <ProofChart items={proof.items} of="rto" />
        <ProofChart items={proof.items} of="rpo" />
      </div>
      <ChartKey />
      <Trends proof={proof} />
      <DataTable
        plain
        csv={false}
        caption={t('list')}
        columns={columns}
        rows={proof.items.toReversed()}
        rowKey={({ exerciseId }) => exerciseId}
        empty={null}
        pageSize={100}
      />
      <div>
        <DownloadLink href={`/api/services/${proof.serviceId}/proof?format=csv`}>{t('csv')}</DownloadLink>
      </div>
    </>
  );
}

/** What shows that the service recovers in time: every test, its trend, and how old the proof is. */
export function ProofCard({ service }: ServiceCardProps) {
  const t = useProofCopy();
  const { data: proof } = useSuspenseQuery(proofQuery(service.id));
  return (
    <Card
      title={t('title')}
      lede={t('lede')}
      aside={<StateChip state={LOOK[proof.state]} word={t(`state.${proof.state}`)} />}
    >
      <p>{proof.stateWords}</p>
      <Age proof={proof} />
      {proof.total === 0 ? (
        <EmptyState title={t('noTests')} action={<AppLink to="/exercises">{t('plan')}</AppLink>}>
          {t('noTestsHelp')}
        </EmptyState>
      ) : (
        <Shown proof={proof} />
      )}
    </Card>
  );
}
