import { decideSteps, type Exercise, type ExerciseStep } from '../../api/exercises';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { useDraft } from '../plans/use-draft';
import { useRunCopy } from './exercises.copy';
import { Conflict, useRunSaving } from './run-saving';

const dispositions = ['keep', 'change', 'remove', 'add'] as const;
type Decided = { planStepId: string; disposition: (typeof dispositions)[number] | ''; note: string };

const decidedOf = ({ planStepId, result }: ExerciseStep): Decided => ({
  planStepId,
  disposition: result?.disposition ?? '',
  note: result?.dispositionNote ?? '',
});

function DispositionsForm({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const recorded = exercise.steps.filter(({ result }) => result !== null);
  const draft = useDraft(recorded.map(decidedOf));
  const save = useRunSaving(decideSteps, t('dispositionsSaved'), draft.settle);
  const change = (id: string, changes: Partial<Decided>) =>
    draft.set(draft.value.map((row) => (row.planStepId === id ? { ...row, ...changes } : row)));
  const given = draft.value.flatMap(({ planStepId, disposition, note }) =>
    disposition === '' ? [] : [{ planStepId, disposition, note: note.trim() || null }],
  );
  const placeOf = (id: string) => given.findIndex(({ planStepId }) => planStepId === id);
  return (
    <Form
      label={t('dispositions')}
      errors={save.errors}
      onSubmit={() => save.submit({ id: exercise.id, body: { dispositions: given } })}
    >
      {recorded.map(({ planStepId, number, title }, at) => {
        const row = draft.value[at];
        if (!row) return null;
        return (
          <div key={planStepId} className="stack-tight">
            <p className="strong">
              {number}. {title}
            </p>
            <div className="form-row">
              <Select
                label={t('dispositionOf', { number })}
                name={`dispositions.${placeOf(planStepId)}.disposition`}
                options={dispositions.map((id) => ({ id, label: t(`disposition.${id}`) }))}
                value={row.disposition}
                onChange={(disposition) => change(planStepId, { disposition })}
              />
              <TextField
                label={t('dispositionNoteOf', { number })}
                name={`dispositions.${placeOf(planStepId)}.note`}
                optional={row.disposition === '' || row.disposition === 'keep'}
                maxLength={2000}
                value={row.note}
                onChange={(note) => change(planStepId, { note })}
              />
            </div>
          </div>
        );
      })}
      <Conflict problem={save.problem} />
      <div>
        <Button
          look="primary"
          type="submit"
          isPending={save.isPending}
          isDisabled={given.length === 0 || !draft.isDirty}
        >
          {t('saveDispositions')}
        </Button>
      </div>
    </Form>
  );
}

/** What becomes of each step in the plan: decided once there are results, before the report is issued. */
export function RunDispositions({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const may = useMay();
  if (exercise.state !== 'results_entered' || !may('exercises.write')) return null;
  return (
    <Card title={t('dispositions')} lede={t('dispositionsLede')}>
      <DispositionsForm exercise={exercise} />
    </Card>
  );
}
