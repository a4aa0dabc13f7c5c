import { editExercise, writeObjectives, type Exercise } from '../../api/exercises';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { DateText } from '../../parts/measures';
import { useDraft } from '../plans/use-draft';
import { useExercisesCopy, useRunCopy } from './exercises.copy';
import { ObjectivesField, PlanningFields, type Planning } from './planning-fields';
import { Conflict, useRunSaving } from './run-saving';

const planningOf = (exercise: Exercise): Planning => ({
  ...{ planVersionId: exercise.planVersionId, serviceId: exercise.serviceId, kind: exercise.kind },
  ...{ title: exercise.title, scenario: exercise.scenario, scopeLimits: exercise.scopeLimits },
  ...{ plannedOn: exercise.plannedOn, clockBasis: exercise.clockBasis ?? 'disruption' },
  ...{ evaluator: exercise.evaluator ?? '', observedByRegistrant: exercise.observedByRegistrant },
  ...{ isTest: exercise.isTest, testAreas: exercise.programme.testAreas ?? [] },
  ...{ retestOf: exercise.retestOf, retestFindingId: exercise.programme.retestFindingId },
});

function PlanForm({ exercise }: { exercise: Exercise }) {
  const t = useExercisesCopy();
  const draft = useDraft(planningOf(exercise));
  const save = useRunSaving(editExercise, t('saved'), draft.settle);
  const body = { ...draft.value, evaluator: draft.value.evaluator.trim() || null, version: exercise.version };
  return (
    <Form label={t('save')} errors={save.errors} onSubmit={() => save.submit({ id: exercise.id, body })}>
      <PlanningFields value={draft.value} onChange={draft.set} />
      <Conflict problem={save.problem} />
      <div>
        <Button look="primary" type="submit" isPending={save.isPending} isDisabled={!draft.isDirty}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

function ObjectivesForm({ exercise }: { exercise: Exercise }) {
  const t = useExercisesCopy();
  const draft = useDraft(
    exercise.objectives.map(({ text, measures }) => ({ text, measures: measures ?? ('' as const) })),
  );
  const save = useRunSaving(writeObjectives, t('saved'), draft.settle);
  const objectives = draft.value
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, measures }) => ({ text: text.trim(), measures: measures || null }));
  const submit = () => save.submit({ id: exercise.id, body: { version: exercise.version, objectives } });
  return (
    <Form label={t('objectives')} errors={save.errors} onSubmit={submit}>
      <ObjectivesField value={draft.value} onChange={(rows) => draft.set(rows)} />
      <Conflict problem={save.problem} />
      <div>
        <Button look="primary" type="submit" isPending={save.isPending} isDisabled={!draft.isDirty}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

/** What was planned: changed until the exercise starts, read afterwards. */
export function ExercisePlan({ exercise }: { exercise: Exercise }) {
  const t = useExercisesCopy();
  const run = useRunCopy();
  const may = useMay();
  const isOpen = ['planned', 'scheduled'].includes(exercise.state) && may('exercises.write');
  if (isOpen)
    return (
      <>
        <Card title={run('editPlan')}>
          <PlanForm exercise={exercise} />
        </Card>
        <Card title={t('objectives')}>
          <ObjectivesForm exercise={exercise} />
        </Card>
      </>
    );
  return (
    <Card title={run('plan')}>
      <KeyValue
        items={[
          { label: t('scenario'), value: exercise.scenario || '–' },
          { label: t('scope'), value: exercise.scopeLimits || '–' },
          { label: t('plannedOn'), value: <DateText date={exercise.plannedOn} /> },
          { label: t('clockBasis'), value: exercise.clockBasis ? t(`basis.${exercise.clockBasis}`) : '–' },
          { label: t('evaluator'), value: exercise.evaluator ?? '–' },
        ]}
      />
    </Card>
  );
}
