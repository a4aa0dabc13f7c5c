import { rateObjectives, type Exercise, type Objective } from '../../api/exercises';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { Select } from '../../parts/select-field';
import { Badge } from '../../parts/state-chip';
import { TextField } from '../../parts/text-fields';
import { useDraft } from '../plans/use-draft';
import { useRunCopy } from './exercises.copy';
import { Conflict, useRunSaving } from './run-saving';

const ratings = ['P', 'S', 'M', 'U'] as const;
type Rating = { number: number; rating: (typeof ratings)[number] | ''; note: string };

const ratingOf = ({ number, rating, ratingNote }: Objective): Rating => ({
  number,
  rating: rating ?? '',
  note: ratingNote ?? '',
});

function RatingsForm({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const draft = useDraft(exercise.objectives.map(ratingOf));
  const save = useRunSaving(rateObjectives, t('ratingsSaved'), draft.settle);
  const change = (number: number, changes: Partial<Rating>) =>
    draft.set(draft.value.map((row) => (row.number === number ? { ...row, ...changes } : row)));
  const given = draft.value.flatMap(({ number, rating, note }) =>
    rating === '' ? [] : [{ number, rating, note: note.trim() || null }],
  );
  const submit = () => save.submit({ id: exercise.id, body: { version: exercise.version, ratings: given } });
  return (
    <Form label={t('ratings')} errors={save.errors} onSubmit={submit}>
      {draft.value.map(({ number, rating, note }) => (
        <div key={number} className="stack-tight">
          <p className="strong">
            {number}. {exercise.objectives.find((one) => one.number === number)?.text}
          </p>
          <div className="form-row">
            <Select
              label={t('ratingOf', { number })}
              name={`ratings.${number}`}
              options={ratings.map((id) => ({ id, label: `${id}: ${t(`rating.${id}`)}` }))}
              emptyLabel={t('unrated')}
              value={rating}
              onChange={(next) => change(number, { rating: next })}
            />
            <TextField
              label={t('ratingNote', { number })}
              name={`ratings.${number}.note`}
              optional
              value={note}
              onChange={(text) => change(number, { note: text })}
            />
          </div>
        </div>
      ))}
      <Conflict problem={save.problem} />
      <div>
        <Button
          look="primary"
          type="submit"
          isPending={save.isPending}
          isDisabled={given.length === 0 || !draft.isDirty}
        >
          {t('saveRatings')}
        </Button>
      </div>
    </Form>
  );
}

/** The objectives, and once there are results how well each was met (HSEEP letters). */
export function RunRatings({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const may = useMay();
  const isOpen = ['results_entered', 'aar_issued'].includes(exercise.state) && may('exercises.write');
  return (
    <Card title={t('ratings')}>
      {isOpen && exercise.objectives.length > 0 ? (
        <RatingsForm exercise={exercise} />
      ) : (
        <ol className="stack-tight">
          {exercise.objectives.map(({ number, text, rating, ratingNote }) => (
            <li key={number} className="stack-tight">
              <span>
                {number}. {text}
              </span>
              {rating && (
                <span className="row">
                  <Badge>{rating}</Badge>
                  <span className="muted sm">{[t(`rating.${rating}`), ratingNote].filter(Boolean).join(' · ')}</span>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
