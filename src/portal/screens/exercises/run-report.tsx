import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { issueReport, type Exercise } from '../../api/exercises';
import { reconciliationQuery } from '../../api/reconciliation';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { TextArea } from '../../parts/text-fields';
import { useRunCopy } from './exercises.copy';
import { useReconciliationCopy } from './reconciliation/reconciliation.copy';
import { RunOpened } from './run-opened';
import { Conflict, useRunSaving } from './run-saving';

type Area = { observation: string; cause: string; effect: string };

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

type StatedProps = { exerciseId: string; value: string; onChange: (text: string) => void };

/** Asked only where records that differ are not resolved. */
function OpenDifferences({ exerciseId, value, onChange }: StatedProps) {
  const t = useReconciliationCopy();
  const { data } = useSuspenseQuery(reconciliationQuery(exerciseId));
  if (data.openRecords === 0) return null;
  return (
    <TextArea
      label={t('openStated')}
      name="openDifferences"
      hint={`${t('open', { count: data.openRecords })} ${t('openStatedHint')}`}
      rows={2}
      maxLength={2000}
      optional
      value={value}
      onChange={onChange}
    />
  );
}

function ReportForm({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const [strengths, setStrengths] = useState('');
  const [lessons, setLessons] = useState('');
  const [stated, setStated] = useState('');
  const [areas, setAreas] = useState<Area[]>([{ observation: '', cause: '', effect: '' }]);
  const issue = useRunSaving(issueReport, t('issued'), () => undefined);
  const body = {
    version: exercise.version,
    strengths: lines(strengths),
    lessons: lines(lessons),
    openDifferences: stated.trim() || null,
    areas: areas.filter(({ observation }) => observation.trim() !== ''),
  };
  const change = (at: number, changes: Partial<Area>) =>
    setAreas(areas.map((area, place) => (place === at ? { ...area, ...changes } : area)));
  return (
    <Form label={t('report')} errors={issue.errors} onSubmit={() => issue.submit({ id: exercise.id, body })}>
      <TextArea
        label={t('strengths')}
        name="strengths"
        hint={t('onePerLine')}
        value={strengths}
        onChange={setStrengths}
      />
      <h3>{t('areas')}</h3>
      {areas.map((area, at) => (
        <div key={at} className="form-row">
          {(['observation', 'cause', 'effect'] as const).map((field) => (
            <TextArea
              key={field}
              label={t(field, { number: at + 1 })}
              name={`areas.${at}.${field}`}
              rows={2}
              optional
              value={area[field]}
              onChange={(text) => change(at, { [field]: text })}
            />
          ))}
        </div>
      ))}
      <div>
        <Button glyph="plus" onPress={() => setAreas([...areas, { observation: '', cause: '', effect: '' }])}>
          {t('addArea')}
        </Button>
      </div>
      <TextArea label={t('lessons')} name="lessons" hint={t('onePerLine')} value={lessons} onChange={setLessons} />
      <OpenDifferences exerciseId={exercise.id} value={stated} onChange={setStated} />
      <Conflict problem={issue.problem} />
      <div>
        <Button look="primary" type="submit" isPending={issue.isPending}>
          {t('issue')}
        </Button>
      </div>
    </Form>
  );
}

function Listed({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

function IssuedReport({ report, exerciseId }: { report: NonNullable<Exercise['report']>; exerciseId: string }) {
  const t = useRunCopy();
  const words = useReconciliationCopy();
  return (
    <>
      <Listed title={t('strengths')} items={report.strengths} />
      <Listed title={t('areas')} items={report.areas.map((a) => [a.observation, a.cause, a.effect].join(' · '))} />
      <Listed title={t('lessons')} items={report.lessons} />
      <Listed title={words('stated')} items={report.openDifferences ? [report.openDifferences] : []} />
      <RunOpened exerciseId={exerciseId} />
    </>
  );
}

function Unissued({ exercise, writes }: { exercise: Exercise; writes: boolean }) {
  const t = useRunCopy();
  return writes ? <ReportForm exercise={exercise} /> : <p className="muted">{t('noReport')}</p>;
}

/** The after-action report: written once the results are complete, read afterwards. */
export function RunReport({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const may = useMay();
  const { report, state } = exercise;
  if (exercise.resultsAt === null) return null;
  const writes = state === 'results_entered' && may('exercises.write');
  return (
    <Card title={t('report')} lede={writes ? t('reportLede') : undefined}>
      {report ? (
        <IssuedReport report={report} exerciseId={exercise.id} />
      ) : (
        <Unissued exercise={exercise} writes={writes} />
      )}
    </Card>
  );
}
