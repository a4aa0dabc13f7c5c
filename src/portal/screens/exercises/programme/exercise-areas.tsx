import { useState } from 'react';
import type { Exercise } from '../../../api/exercises';
import { recordAreas } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { useMay } from '../../../api/session';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { Select } from '../../../parts/select-field';
import { lookOf } from '../../../parts/state';
import { StateChip } from '../../../parts/state-chip';
import { TextField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useProgrammeCopy } from './programme.copy';

const results = ['pass', 'pass_with_issue', 'fail', 'not_performed'] as const;
type Result = (typeof results)[number];
type Area = Exercise['programme']['areas'][number];

function AreasForm({ exercise }: { exercise: Exercise }) {
  const t = useProgrammeCopy();
  const { areas } = exercise.programme;
  const [typed, setTyped] = useState(() => areas.map(({ area, result, note }) => ({ area, result, note })));
  const save = useDeed(recordAreas, { onDone: () => toast({ title: t('areasSaved') }) });
  const set = (index: number, changes: Partial<(typeof typed)[number]>) =>
    setTyped(typed.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const given = typed.filter((row): row is { area: Area['area']; result: Result; note: string } => row.result !== null);
  return (
    <Form
      label={t('areasTitle')}
      errors={save.errors}
      onSubmit={() => save.submit({ id: exercise.id, body: { results: given } })}
    >
      {typed.map((row, index) => {
        const area = t(`area.${row.area}`);
        const at = given.findIndex((one) => one.area === row.area);
        return (
          <div key={row.area} className="form-row">
            <Select
              label={t('areaResult', { area })}
              name={`results/${at}/result`}
              options={results.map((id) => ({ id, label: lookOf(id).word }))}
              value={row.result ?? ''}
              emptyLabel={t('noResult')}
              onChange={(result) => set(index, { result: result === '' ? null : result })}
            />
            <TextField
              label={t('areaNote', { area })}
              name={`results/${at}/note`}
              optional={row.result === 'pass'}
              maxLength={2000}
              value={row.note}
              onChange={(note) => set(index, { note })}
            />
          </div>
        );
      })}
      <ProblemNote problem={save.problem} />
      <div>
        <Button type="submit" look="primary" isPending={save.isPending} isDisabled={given.length === 0}>
          {t('saveAreas')}
        </Button>
      </div>
    </Form>
  );
}

function AreasRead({ areas }: { areas: readonly Area[] }) {
  const t = useProgrammeCopy();
  return (
    <ul className="cal-list">
      {areas.map(({ area, result, note, recordedByName }) => (
        <li key={area} className="spread">
          <span>
            {t(`area.${area}`)}
            {note && <span className="sub">{note}</span>}
            {recordedByName && <span className="sub">{recordedByName}</span>}
          </span>
          <StateChip state={result ?? 'pending'} {...(result === null && { word: t('noResult') })} />
        </li>
      ))}
    </ul>
  );
}

/** Communications, data recovery and application recovery: how those that were chosen went. */
export function ExerciseAreas({ exercise }: { exercise: Exercise }) {
  const t = useProgrammeCopy();
  const may = useMay();
  const { areas, testAreas } = exercise.programme;
  const isRunning = ['in_progress', 'results_entered'].includes(exercise.state) && may('exercises.write');
  if (testAreas === null && exercise.startedAt !== null) return null;
  return (
    <Card title={t('areasTitle')} lede={t('areasLede')}>
      {areas.length === 0 && <p className="muted">{t('areasNone')}</p>}
      {areas.length > 0 && isRunning && <AreasForm exercise={exercise} />}
      {!isRunning && <AreasRead areas={areas} />}
    </Card>
  );
}
