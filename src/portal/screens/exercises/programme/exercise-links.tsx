import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Exercise } from '../../../api/exercises';
import { linkExercise, trainingsQuery, windowsQuery } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { useMay } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Checkbox } from '../../../parts/choice-fields';
import { KeyValue } from '../../../parts/facts';
import { shortDateText, utcText } from '../../../parts/format';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { Select } from '../../../parts/select-field';
import { toast } from '../../../parts/toast';
import { useProgrammeCopy } from './programme.copy';

const OPEN = ['planned', 'scheduled', 'postponed', 'in_progress', 'results_entered'];

const counts = ({ withdrawnReason }: { withdrawnReason: string | null }) => withdrawnReason === null;

/* entries that count */
function useRegisters() {
  const { data: windows } = useQuery(windowsQuery);
  const { data: trainings } = useQuery(trainingsQuery);
  return { windows: (windows?.items ?? []).filter(counts), known: (trainings?.items ?? []).filter(counts) };
}

function LinksForm({ exercise }: { exercise: Exercise }) {
  const t = useProgrammeCopy();
  const { windows, known } = useRegisters();
  const { maintenanceWindow, trainings: linked } = exercise.programme;
  const [windowId, setWindow] = useState(maintenanceWindow?.id ?? '');
  const linkedRefs = linked.map(({ ref }) => ref);
  const [refs, setRefs] = useState(linkedRefs);
  const save = useDeed(linkExercise, { onDone: () => toast({ title: t('linksSaved') }) });
  const trainingRecordIds = known.filter(({ ref }) => refs.includes(ref)).map(({ id }) => id);
  const body = { version: exercise.version, maintenanceWindowId: windowId || null, trainingRecordIds };
  return (
    <Form label={t('linksTitle')} errors={save.errors} onSubmit={() => save.submit({ id: exercise.id, body })}>
      <Select
        label={t('window')}
        name="maintenanceWindowId"
        optional
        options={windows.map(({ id, ref, title, startsAt }) => ({
          id,
          label: `${ref} ${title}, ${utcText(startsAt)}`,
        }))}
        value={windowId}
        emptyLabel={t('noWindow')}
        onChange={setWindow}
      />
      <fieldset className="plain-fields">
        <legend className="field-label">{t('trainings')}</legend>
        {known.map(({ id, ref, topic, heldOn }) => (
          <Checkbox
            key={id}
            name="trainingRecordIds"
            value={refs.includes(ref)}
            onChange={(on) => setRefs(on ? [...refs, ref] : refs.filter((one) => one !== ref))}
          >
            {`${ref} ${topic}, ${shortDateText(heldOn)}`}
          </Checkbox>
        ))}
        {known.length === 0 && (
          <p className="muted">
            {t('noTraining')} <AppLink to="/exercises/training">{t('wayTraining')}</AppLink>
          </p>
        )}
      </fieldset>
      <ProblemNote problem={save.problem} />
      <div>
        <Button type="submit" isPending={save.isPending}>
          {t('saveLinks')}
        </Button>
      </div>
    </Form>
  );
}

/** The maintenance window and the training that an exercise rides on, and the drills that were part of it. */
export function ExerciseLinks({ exercise }: { exercise: Exercise }) {
  const t = useProgrammeCopy();
  const may = useMay();
  const { maintenanceWindow, trainings, trials } = exercise.programme;
  const writes = OPEN.includes(exercise.state) && may('exercises.write');
  const trained = trainings.map(
    ({ ref, topic, heldOn, completedPct }) => `${ref} ${topic}, ${shortDateText(heldOn)} (${completedPct ?? '–'} %)`,
  );
  return (
    <Card title={t('linksTitle')} lede={t('linksLede')}>
      {writes ? (
        <LinksForm key={exercise.version} exercise={exercise} />
      ) : (
        <KeyValue
          items={[
            {
              label: t('window'),
              value: maintenanceWindow
                ? `${maintenanceWindow.ref} ${maintenanceWindow.title}, ${utcText(maintenanceWindow.startsAt)}`
                : t('noWindow'),
            },
            { label: t('trainings'), value: trained.join('; ') || t('noTraining') },
          ]}
        />
      )}
      {trials.length > 0 && (
        <div className="stack-tight">
          <h3>{t('trials')}</h3>
          <ul className="cal-list">
            {trials.map(({ id, ref, kind, title, heldOn }) => (
              <li key={id}>
                <AppLink
                  to={kind === 'drill' ? '/exercises/drills' : '/exercises/restores'}
                >{`${ref} ${title}`}</AppLink>
                <span className="sub">{shortDateText(heldOn)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
