import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { issueReport, type Exercise } from '../../api/exercises';
import { reconciliationQuery } from '../../api/reconciliation';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { TextArea } from '../../parts/text-fields';
import { Listed, NO_REPORT, ReportFields, ReportWords, useReportDraft } from './after-action';
import { useRunCopy } from './exercises.copy';
import { useReconciliationCopy } from './reconciliation/reconciliation.copy';
import { RunOpened } from './run-opened';
import { Conflict, useRunSaving } from './run-saving';

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
  const draft = useReportDraft(NO_REPORT);
  const [stated, setStated] = useState('');
  const issue = useRunSaving(issueReport, t('issued'), () => undefined);
  const body = { version: exercise.version, ...draft.given, openDifferences: stated.trim() || null };
  return (
    <Form label={t('report')} errors={issue.errors} onSubmit={() => issue.submit({ id: exercise.id, body })}>
      <ReportFields draft={draft} />
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

function IssuedReport({ report, exerciseId }: { report: NonNullable<Exercise['report']>; exerciseId: string }) {
  const words = useReconciliationCopy();
  return (
    <>
      <ReportWords report={report} />
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
