import { useSuspenseQuery } from '@tanstack/react-query';
import { exerciseQuery, type Exercise } from '../../api/exercises';
import { AppLink } from '../../parts/app-link';
import { humanise } from '../../parts/format';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { ExercisePlan } from './exercise-plan';
import { useExercisesCopy, useRunCopy } from './exercises.copy';
import { Moves } from './moves';
import { ExerciseInProgramme, WaitingRequest } from './programme/exercise-programme';
import { RunReconciliation } from './reconciliation/data-reconciliation';
import { RunClock } from './run-clock';
import { RunDispositions } from './run-dispositions';
import { RunRatings } from './run-ratings';
import { RunReport } from './run-report';
import { RunSteps } from './run-steps';

function Reasons({ title, tone, reasons }: { title: string; tone: 'warn' | 'info'; reasons: string[] }) {
  if (reasons.length === 0) return null;
  return (
    <Note tone={tone} title={title}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Note>
  );
}

function RealEvent({ disruptionId }: Pick<Exercise, 'disruptionId'>) {
  const t = useRunCopy();
  if (disruptionId === null) return null;
  return (
    <Note tone="info" title={t('realEvent')}>
      <p>
        {t('realEventHelp')} <AppLink to={`/disruptions/${disruptionId}`}>{t('toEvent')}</AppLink>
      </p>
    </Note>
  );
}

function Standing({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const { state, stateReason, stateApprover, outcome, outcomeReason } = exercise;
  const isReady = ['results_entered', 'aar_issued'].includes(state);
  return (
    <>
      {outcome && (
        <Note tone="info" title={t('outcome', { outcome: humanise(outcome) })}>
          <p className="quote">{outcomeReason}</p>
        </Note>
      )}
      {stateReason && (
        <Note title={t('stopped')}>
          <p className="quote">{stateReason}</p>
          {stateApprover && <p>{t('stoppedBy', { name: stateApprover })}</p>}
        </Note>
      )}
      {isReady && (
        <Note tone="info">
          <p>
            {t('submitHint')} <AppLink to="/requirements">{t('toRequirements')}</AppLink>
          </p>
        </Note>
      )}
    </>
  );
}

const gapWord = (state: Exercise['state']) => (state === 'in_progress' ? 'gapsResults' : 'gapsStart');

/** One exercise, from its plan over the run to the after-action report. */
export function ExerciseScreen({ id }: { id: string }) {
  const t = useRunCopy();
  const list = useExercisesCopy();
  const { data: exercise } = useSuspenseQuery(exerciseQuery(id));
  const { ref, kindLabel: kind, serviceName: service, planTitle: plan, planVersionLabel: label } = exercise;
  const crumb = { label: list('crumb'), to: '/exercises' };
  const isPlanned = exercise.startedAt === null;
  return (
    <Page
      title={exercise.title}
      lede={t('lede', { ref, kind, service, plan, label })}
      crumbs={[crumb]}
      state={<StateChip state={exercise.outcome ?? exercise.state} />}
      actions={<Moves exercise={exercise} />}
    >
      <RealEvent disruptionId={exercise.disruptionId} />
      <Standing exercise={exercise} />
      <WaitingRequest exercise={exercise} />
      <Reasons tone="warn" title={t(gapWord(exercise.state))} reasons={exercise.gaps.map(({ reason }) => reason)} />
      <Reasons
        tone="warn"
        title={`${t('flags')}. ${t('flagsHelp')}`}
        reasons={exercise.flags.map(({ reason }) => reason)}
      />
      {isPlanned && <ExercisePlan exercise={exercise} />}
      {isPlanned && <ExerciseInProgramme exercise={exercise} />}
      <RunSteps exercise={exercise} />
      <RunClock exercise={exercise} />
      {!isPlanned && <RunReconciliation exercise={exercise} />}
      {!isPlanned && <RunRatings exercise={exercise} />}
      <RunDispositions exercise={exercise} />
      <RunReport exercise={exercise} />
      {!isPlanned && <ExerciseInProgramme exercise={exercise} />}
      {!isPlanned && <ExercisePlan exercise={exercise} />}
    </Page>
  );
}
