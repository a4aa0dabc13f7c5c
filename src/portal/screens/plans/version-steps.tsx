import { memo, useCallback, useState } from 'react';
import { writeSteps, type PlanVersion } from '../../api/plans';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { EmptyState } from '../../parts/notes';
import { StepList } from '../../parts/step-list';
import { TextField } from '../../parts/text-fields';
import { PasteSteps } from './paste-steps';
import { useVersionCopy } from './plans.copy';
import { SaveBar } from './save-bar';
import {
  blankRow,
  inputOf,
  isBadAfter,
  isBadMinutes,
  isBadNumber,
  isReadable,
  rowOf,
  type StepField,
  type StepRow,
} from './step-rows';
import { useDraft } from './use-draft';
import { useSaving } from './use-saving';

type RowProps = {
  row: StepRow;
  at: number;
  onChange: (key: string, field: StepField, text: string) => void;
  onRemove: (key: string) => void;
};

const shown: { field: StepField; word: 'number' | 'what' | 'owner' | 'system' | 'after' | 'minutes' }[] = [
  { field: 'number', word: 'number' },
  { field: 'title', word: 'what' },
  { field: 'owner', word: 'owner' },
  { field: 'systemName', word: 'system' },
  { field: 'dependsOn', word: 'after' },
  { field: 'minutes', word: 'minutes' },
];

function errorOf(row: StepRow, field: StepField, t: ReturnType<typeof useVersionCopy>): string | undefined {
  if (field === 'number' && isBadNumber(row)) return t('minutesBad');
  if (field === 'dependsOn' && isBadAfter(row)) return t('afterBad');
  return field === 'minutes' && isBadMinutes(row) ? t('minutesBad') : undefined;
}

const Row = memo(function Row({ row, at, onChange, onRemove }: RowProps) {
  const t = useVersionCopy();
  const { number } = row;
  return (
    <li className="step-row">
      <div className="form-row">
        {shown.map(({ field, word }) => (
          <TextField
            key={field}
            label={t(word)}
            name={`steps.${at}.${field === 'minutes' ? 'expectedMinutes' : field}`}
            optional={field !== 'number' && field !== 'title'}
            value={row[field]}
            error={errorOf(row, field, t)}
            onChange={(text) => onChange(row.key, field, text)}
          />
        ))}
      </div>
      <div className="form-row">
        <TextField
          label={t('instruction')}
          name={`steps.${at}.instruction`}
          optional
          value={row.instruction}
          onChange={(text) => onChange(row.key, 'instruction', text)}
        />
      </div>
      <div>
        <Button small look="quiet" aria-label={t('removeStep', { number })} onPress={() => onRemove(row.key)}>
          {t('remove')}
        </Button>
      </div>
    </li>
  );
});

function StepsForm({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  const [pasting, setPasting] = useState(false);
  const [removed, setRemoved] = useState<string[]>([]);
  const [edits, setEdits] = useState<Record<string, Partial<StepRow>>>({});
  const draft = useDraft(version.steps.map((step) => rowOf(step, step.id)));
  const save = useSaving(writeSteps, () => {
    draft.settle();
    setRemoved([]);
    setEdits({});
  });
  const change = useCallback(
    (key: string, field: StepField, text: string) =>
      setEdits((last) => ({ ...last, [key]: { ...last[key], [field]: text } })),
    [],
  );
  const remove = useCallback((key: string) => setRemoved((last) => [...last, key]), []);
  const rows = draft.value
    .filter(({ key }) => !removed.includes(key))
    .map((row) => (edits[row.key] ? { ...row, ...edits[row.key] } : row));
  const isDirty = draft.isDirty || removed.length > 0 || Object.keys(edits).length > 0;
  const replace = (next: StepRow[]) => {
    setRemoved([]);
    setEdits({});
    draft.set(next);
  };
  const submit = () => {
    if (!rows.every(isReadable)) return;
    draft.set(rows);
    save.submit({ id: version.id, body: { version: version.version, steps: rows.map(inputOf) } });
  };
  return (
    <Form label={t('steps')} errors={save.errors} onSubmit={submit}>
      {rows.length === 0 && <EmptyState title={t('noSteps')}>{t('noStepsHelp')}</EmptyState>}
      <ol className="step-rows">
        {rows.map((row, at) => (
          <Row key={row.key} row={row} at={at} onChange={change} onRemove={remove} />
        ))}
      </ol>
      <div className="row">
        <Button glyph="plus" onPress={() => draft.set([...draft.value, blankRow(rows)])}>
          {t('addStep')}
        </Button>
        <Button glyph="copy" onPress={() => setPasting(true)}>
          {t('paste')}
        </Button>
      </div>
      <SaveBar isDirty={isDirty} isPending={save.isPending} problem={save.problem} />
      {pasting && <PasteSteps versionId={version.id} onClose={() => setPasting(false)} onRows={replace} />}
    </Form>
  );
}

/** The steps of the version: written while it is a draft, read afterwards. */
export function VersionSteps({ version, isEditable }: { version: PlanVersion; isEditable: boolean }) {
  const t = useVersionCopy();
  return (
    <Card title={t('steps')} lede={t('stepsLede')}>
      {isEditable && <StepsForm version={version} />}
      {!isEditable && version.steps.length === 0 && <EmptyState title={t('noStepsReads')} />}
      {!isEditable && version.steps.length > 0 && (
        <StepList
          caption={t('steps')}
          steps={version.steps.map((step) => ({
            id: step.id,
            title: step.title,
            owner: step.owner,
            plannedMinutes: step.expectedMinutes,
            detail: [
              step.instruction,
              step.systemName,
              step.dependsOn.length > 0 && `${t('after')} ${step.dependsOn.join(', ')}`,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
    </Card>
  );
}
