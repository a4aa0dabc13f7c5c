import { writeInjects, type PlannedInject, type Run } from '../../../api/run';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Form } from '../../../parts/form';
import { DurationField, TextArea, TextField } from '../../../parts/text-fields';
import { useDraft } from '../../plans/use-draft';
import { Conflict, useRunSaving } from '../run-saving';
import { useSheetCopy } from './run.copy';

type Row = { plannedMinute: number | null; text: string; addressedTo: string; expectedResponse: string };

const rowsOf = (run: Run): Row[] =>
  run.injects.map(({ plannedMinute, text, addressedTo, expectedResponse }) => ({
    ...{ plannedMinute, text, addressedTo: addressedTo ?? '', expectedResponse: expectedResponse ?? '' },
  }));

const injectOf = (row: Row): PlannedInject => ({
  ...{ plannedMinute: row.plannedMinute ?? 0, text: row.text.trim() },
  ...{ addressedTo: row.addressedTo.trim() || null, expectedResponse: row.expectedResponse.trim() || null },
});

type FieldsProps = { row: Row; index: number; set: (row: Row) => void; onRemove: () => void };

function InjectFields({ row, index, set, onRemove }: FieldsProps) {
  const t = useSheetCopy();
  const number = index + 1;
  return (
    <fieldset className="run-step">
      <legend className="strong">{t('injectNumber', { number })}</legend>
      <TextArea
        label={t('injectText')}
        name={`injects.${index}.text`}
        rows={2}
        value={row.text}
        onChange={(text) => set({ ...row, text })}
      />
      <div className="form-row">
        <DurationField
          label={t('minute')}
          name={`injects.${index}.plannedMinute`}
          value={row.plannedMinute}
          onChange={(plannedMinute) => set({ ...row, plannedMinute })}
        />
        <TextField
          label={t('addressedTo')}
          name={`injects.${index}.addressedTo`}
          optional
          value={row.addressedTo}
          onChange={(addressedTo) => set({ ...row, addressedTo })}
        />
        <TextField
          label={t('response')}
          name={`injects.${index}.expectedResponse`}
          optional
          value={row.expectedResponse}
          onChange={(expectedResponse) => set({ ...row, expectedResponse })}
        />
      </div>
      <div>
        <Button small onPress={onRemove} aria-label={t('removeRow', { number })}>
          {t('remove')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Injects with their minutes, written before the exercise starts. */
export function PlannedInjects({ run }: { run: Run }) {
  const t = useSheetCopy();
  const draft = useDraft(rowsOf(run));
  const save = useRunSaving(writeInjects, t('injectsSaved'), draft.settle);
  const rows = draft.value;
  const submit = () => save.submit({ id: run.exerciseId, body: { version: run.version, injects: rows.map(injectOf) } });
  const isReady = rows.every(({ text, plannedMinute }) => text.trim() !== '' && plannedMinute !== null);
  const empty: Row = { plannedMinute: null, text: '', addressedTo: '', expectedResponse: '' };
  return (
    <Card title={t('planInjects')} lede={t('planInjectsLede')}>
      <Form label={t('planInjects')} errors={save.errors} onSubmit={submit}>
        {rows.map((row, index) => (
          <InjectFields
            key={index}
            row={row}
            index={index}
            set={(next) => draft.set(rows.map((one, at) => (at === index ? next : one)))}
            onRemove={() => draft.set(rows.filter((_, at) => at !== index))}
          />
        ))}
        <Conflict problem={save.problem} />
        <div className="row">
          <Button glyph="plus" onPress={() => draft.set([...rows, empty])}>
            {t('addRow')}
          </Button>
          <Button look="primary" type="submit" isPending={save.isPending} isDisabled={!draft.isDirty || !isReady}>
            {t('saveInjects')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
