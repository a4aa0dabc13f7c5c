import { useState } from 'react';
import type { Exercise, ExerciseStep } from '../../api/exercises';
import { useMay } from '../../api/session';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { TimeText } from '../../parts/measures';
import { Progress } from '../../parts/notes';
import { StepList } from '../../parts/step-list';
import { useRunCopy } from './exercises.copy';
import { RecordStep } from './record-step';

function Said({ step }: { step: ExerciseStep }) {
  const t = useRunCopy();
  const { result } = step;
  if (!result) return null;
  const words = [result.reason, result.note, result.dispositionNote].filter(Boolean).join(' · ');
  return (
    <>
      {words}{' '}
      <span className="muted sm">
        {t('attempt', { number: result.attempt })}, {result.recordedByName}, <TimeText at={result.recordedAt} />
        {result.outsideWindow && ` · ${t('outside')}`}
      </span>
    </>
  );
}

const resultOf = (step: ExerciseStep) => ({
  actualMinutes: step.result?.minutes ?? null,
  outcome: step.result?.outcome ?? 'pending',
  note: step.result && <Said step={step} />,
});

const lineOf = (step: ExerciseStep, hasResults: boolean) => ({
  id: step.planStepId,
  title: step.title,
  detail: [step.instruction, step.systemName].filter(Boolean).join(' · '),
  owner: step.owner,
  plannedMinutes: step.expectedMinutes,
  ...(hasResults && resultOf(step)),
});

function RecordButton({ step, onPress }: { step: ExerciseStep | undefined; onPress: () => void }) {
  const t = useRunCopy();
  const word = t(step?.result ? 'again' : 'record');
  return (
    <Button small onPress={onPress} aria-label={`${word}: ${step?.number ?? ''}`}>
      {word}
    </Button>
  );
}

function Done({ steps }: { steps: ExerciseStep[] }) {
  const t = useRunCopy();
  const done = steps.filter(({ result }) => result !== null).length;
  const all = steps.length;
  return <Progress label={t('steps')} value={done} max={all} detail={t('stepsDone', { done, all })} />;
}

/* the live page with the step clock, and the way in for a file of times */
function RunLinks({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const base = `/exercises/${exercise.id}`;
  return (
    <div className="row">
      <ButtonLink to={`${base}/run`} look={exercise.state === 'in_progress' ? 'primary' : 'plain'}>
        {t('openSheet')}
      </ButtonLink>
      {exercise.state === 'in_progress' && <ButtonLink to={`${base}/step-times`}>{t('importTimes')}</ButtonLink>}
    </div>
  );
}

/** The run sheet: every step with its outcome; while the exercise runs, several people record at once. */
export function RunSteps({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const may = useMay();
  const [recording, setRecording] = useState<string | null>(null);
  const { steps, state } = exercise;
  const isRunning = state === 'in_progress' && may('exercises.write');
  const current = steps.find(({ result }) => result === null)?.planStepId;
  const open = steps.find(({ planStepId }) => planStepId === recording);
  const hasResults = exercise.startedAt !== null;
  const rows = steps.map((step) => lineOf(step, hasResults));
  const record = ({ id }: { id: string }) => (
    <RecordButton step={steps.find(({ planStepId }) => planStepId === id)} onPress={() => setRecording(id)} />
  );
  return (
    <Card title={t('steps')} lede={isRunning ? t('stepsLede') : undefined} aside={<RunLinks exercise={exercise} />}>
      {hasResults && <Done steps={steps} />}
      <StepList
        caption={t('steps')}
        steps={rows}
        {...(isRunning && { actions: record, ...(current && { current }) })}
      />
      {open && <RecordStep exercise={exercise} step={open} onClose={() => setRecording(null)} />}
    </Card>
  );
}
