import { useState } from 'react';
import { completeActivity, writeActivities, type Activity, type Programme } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { useMay } from '../../../api/session';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { ConfirmDialog } from '../../../parts/dialog';
import { dateText, shortDateText } from '../../../parts/format';
import { Form } from '../../../parts/form';
import { DateText } from '../../../parts/measures';
import { ProblemNote } from '../../../parts/notes';
import { StateChip } from '../../../parts/state-chip';
import { DateField, TextArea, TextField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { ProofField } from './entry-fields';
import { PlainTable } from './plain-table';
import { useYearPlanCopy } from './year-plan.copy';

type Typed = { kind: Activity['kind']; plannedOn: string; ownerName: string; what: string };
const typedOf = ({ kind, plannedOn, ownerName, what }: Activity): Typed => ({
  ...{ kind, plannedOn: plannedOn ?? '', ownerName, what },
});

function Write({ programme }: { programme: Programme }) {
  const t = useYearPlanCopy();
  const [typed, setTyped] = useState(programme.activities.map(typedOf));
  const [note, setNote] = useState(programme.note);
  const save = useDeed(writeActivities, { onDone: () => toast({ title: t('saved') }) });
  const set = (index: number, changes: Partial<Typed>) =>
    setTyped(typed.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const given = typed.filter(({ plannedOn }) => plannedOn !== '');
  const submit = () => save.submit({ id: programme.id, body: { version: programme.version, note, activities: given } });
  return (
    <Form label={t('activities')} errors={save.errors} onSubmit={submit}>
      {typed.map((row, index) => {
        const activity = t(`activity.${row.kind}`);
        const at = given.indexOf(row);
        return (
          <fieldset key={row.kind} className="plain-fields">
            <legend className="field-label">{activity}</legend>
            <p className="muted sm">{t(`hint.${row.kind}`)}</p>
            <div className="form-row">
              <DateField
                label={t('plannedOn', { activity })}
                name={`activities/${at}/plannedOn`}
                value={row.plannedOn}
                onChange={(plannedOn) => set(index, { plannedOn })}
              />
              <TextField
                label={t('owner', { activity })}
                name={`activities/${at}/ownerName`}
                maxLength={200}
                value={row.ownerName}
                onChange={(ownerName) => set(index, { ownerName })}
              />
              <TextField
                label={t('what', { activity })}
                name={`activities/${at}/what`}
                optional
                maxLength={1000}
                value={row.what}
                onChange={(what) => set(index, { what })}
              />
            </div>
          </fieldset>
        );
      })}
      <TextArea label={t('note')} name="note" optional rows={2} value={note} onChange={setNote} />
      <ProblemNote problem={save.problem} />
      <div>
        <Button type="submit" look="primary" isPending={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}

function MarkDone({ programme, kind, onClose }: { programme: Programme; kind: Activity['kind']; onClose: () => void }) {
  const t = useYearPlanCopy();
  const [doneOn, setDay] = useState('');
  const [note, setNote] = useState('');
  const [proof, setProof] = useState<string | null>(null);
  const activity = t(`activity.${kind}`);
  const complete = useDeed(completeActivity, {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  });
  const body = { kind, doneOn, note, evidenceVersionId: proof };
  return (
    <ConfirmDialog
      title={t('markTitle', { activity })}
      isOpen
      onClose={onClose}
      confirmLabel={t('markDone')}
      isDisabled={doneOn === ''}
      record={[
        { label: t('activity'), value: activity },
        { label: t('doneDay'), value: doneOn === '' ? '–' : dateText(doneOn) },
      ]}
      onConfirm={() => complete.do({ id: programme.id, body })}
    >
      <DateField label={t('doneDay')} name="doneOn" value={doneOn} onChange={setDay} />
      <TextArea label={t('doneNote')} name="note" rows={2} optional value={note} onChange={setNote} />
      <ProofField label={t('doneProof')} value={proof} onChange={setProof} />
    </ConfirmDialog>
  );
}

function useShown({ shownOn, shownBy }: Activity): string {
  const t = useYearPlanCopy();
  return shownOn === null ? t('notShown') : t('shownBy', { on: shortDateText(shownOn), by: shownBy ?? '' });
}

function Row({ row, onMark }: { row: Activity; onMark: (() => void) | null }) {
  const t = useYearPlanCopy();
  const shown = useShown(row);
  return (
    <tr>
      <th scope="row">
        {t(`activity.${row.kind}`)}
        {row.what && <span className="sub">{row.what}</span>}
      </th>
      <td>
        <DateText short date={row.plannedOn} />
      </td>
      <td>{row.ownerName || '–'}</td>
      <td>{shown}</td>
      <td>
        {row.doneOn ? <DateText short date={row.doneOn} /> : <StateChip state="pending" word={t('notDone')} />}
        {row.doneNote && <span className="sub">{row.doneNote}</span>}
        {onMark && row.plannedOn && (
          <Button small onPress={onMark}>
            {t('markDone')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The four activities: written while the plan is open, and each recorded as done whenever it was. */
export function ProgrammeActivities({ programme, isOpen }: { programme: Programme; isOpen: boolean }) {
  const t = useYearPlanCopy();
  const may = useMay();
  const [marking, setMarking] = useState<Activity['kind'] | null>(null);
  const writes = may('exercises.write') && programme.state !== 'superseded';
  return (
    <Card title={t('activities')} lede={t('activitiesLede')}>
      {isOpen && writes && <Write key={programme.version} programme={programme} />}
      <PlainTable caption={t('activities')}>
        <thead>
          <tr>
            <th scope="col">{t('activity')}</th>
            <th scope="col">{t('planned')}</th>
            <th scope="col">{t('ownedBy')}</th>
            <th scope="col">{t('shown')}</th>
            <th scope="col">{t('doneOn')}</th>
          </tr>
        </thead>
        <tbody>
          {programme.activities.map((row) => (
            <Row key={row.kind} row={row} onMark={writes ? () => setMarking(row.kind) : null} />
          ))}
        </tbody>
      </PlainTable>
      {marking && <MarkDone programme={programme} kind={marking} onClose={() => setMarking(null)} />}
    </Card>
  );
}
