import { decideEventSteps, type Disruption, type EventStep } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useDraft } from '../plans/use-draft';
import { useAftermathCopy } from './aftermath.copy';

const dispositions = ['keep', 'change', 'remove', 'add'] as const;
type Decided = { planStepId: string; planVersionId: string; disposition: EventStep['disposition'] | ''; note: string };

const decidedOf = ({ planStepId, planVersionId, disposition, note }: EventStep): Decided => ({
  ...{ planStepId, planVersionId, disposition: disposition ?? '', note: note ?? '' },
});

function StepsForm({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const draft = useDraft(event.steps.map(decidedOf));
  const save = useDeed(decideEventSteps, {
    onDone: () => {
      draft.settle();
      toast({ title: t('stepsSaved') });
    },
  });
  const change = (id: string, part: Partial<Decided>) =>
    draft.set(draft.value.map((row) => (row.planStepId === id ? { ...row, ...part } : row)));
  const given = draft.value.flatMap(({ disposition, note, ...row }) =>
    disposition === '' || disposition === null ? [] : [{ ...row, disposition, note: note.trim() || null }],
  );
  const placeOf = (id: string) => given.findIndex(({ planStepId }) => planStepId === id);
  const keepAll = () =>
    draft.set(draft.value.map((row) => (row.disposition === '' ? { ...row, disposition: 'keep' as const } : row)));
  return (
    <Form
      label={t('steps')}
      errors={save.errors}
      onSubmit={() => save.submit({ id: event.id, body: { dispositions: given } })}
    >
      <div>
        <Button small onPress={keepAll}>
          {t('keepAll')}
        </Button>
      </div>
      {event.steps.map(({ planStepId, planLabel, number, title, fromExercise }, at) => {
        const row = draft.value[at];
        if (!row) return null;
        return (
          <div key={planStepId} className="stack-tight">
            <p className="strong">
              {number}. {title}{' '}
              <span className="muted sm">
                {planLabel}
                {fromExercise && ` · ${t('fromExercise')}`}
              </span>
            </p>
            <div className="form-row">
              <Select
                label={t('dispositionOf', { number })}
                name={`dispositions.${placeOf(planStepId)}.disposition`}
                options={dispositions.map((id) => ({ id, label: t(`disposition.${id}`) }))}
                value={row.disposition ?? ''}
                onChange={(disposition) => change(planStepId, { disposition })}
              />
              {row.disposition !== '' && row.disposition !== 'keep' && (
                <TextField
                  label={t('noteOf', { number })}
                  name={`dispositions.${placeOf(planStepId)}.note`}
                  maxLength={2000}
                  value={row.note}
                  onChange={(note) => change(planStepId, { note })}
                />
              )}
            </div>
          </div>
        );
      })}
      <ProblemNote problem={save.problem} />
      <div>
        <Button
          look="primary"
          type="submit"
          isPending={save.isPending}
          isDisabled={given.length === 0 || !draft.isDirty}
        >
          {t('saveSteps')}
        </Button>
      </div>
    </Form>
  );
}

function Decisions({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  return (
    <ol className="stack-tight bare">
      {event.steps.map(({ planStepId, number, title, disposition, note }) => (
        <li key={planStepId}>
          {number}. {title}: <span className="strong">{disposition ? t(`disposition.${disposition}`) : '–'}</span>
          {note && <span className="zone-time">{note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** What becomes of each step of a plan that was started. */
export function EventSteps({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const writes = useMay()('exercises.write') && ['recovered', 'reconciled'].includes(event.state);
  const isDecided = event.steps.some(({ disposition }) => disposition !== null);
  if (event.steps.length === 0 || (!writes && !isDecided)) return null;
  return (
    <Card title={t('steps')} lede={t('stepsLede')}>
      {writes ? <StepsForm event={event} /> : <Decisions event={event} />}
    </Card>
  );
}
