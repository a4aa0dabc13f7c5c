import { useState } from 'react';
import { useDeed } from '../../api/deed';
import {
  cancelExercise,
  completeExercise,
  postponeExercise,
  rescheduleExercise,
  startExercise,
  type Exercise,
} from '../../api/exercises';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { DateText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { useRunCopy } from './exercises.copy';

type Move = 'start' | 'complete' | 'postpone' | 'cancel' | 'reschedule';
type MoveProps = { exercise: Exercise; onClose: () => void };

function useDone(onClose: () => void) {
  const t = useRunCopy();
  return {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  };
}

const nameOf = ({ ref, title }: Exercise) => `${ref}, ${title}`;

function Gaps({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  if (exercise.gaps.length === 0) return null;
  return (
    <Note tone="warn" title={t('gaps')}>
      <ul>
        {exercise.gaps.map(({ pointer, reason }) => (
          <li key={pointer + reason}>{reason}</li>
        ))}
      </ul>
    </Note>
  );
}

/* starting and completing: nothing is asked but the confirmation */
function PlainMove({ exercise, onClose, kind }: MoveProps & { kind: 'start' | 'complete' }) {
  const t = useRunCopy();
  const { name } = useSession();
  const { id, version, ref } = exercise;
  const move = useDeed(kind === 'start' ? startExercise : completeExercise, useDone(onClose));
  return (
    <ConfirmDialog
      title={t(`${kind}Title`, { ref })}
      isOpen
      onClose={onClose}
      lede={t(`${kind}Lede`)}
      confirmLabel={t(`${kind}Confirm`)}
      isDisabled={exercise.gaps.length > 0}
      record={[
        { label: t('recordExercise'), value: nameOf(exercise) },
        { label: t('recordObjectives'), value: exercise.objectives.map((one) => one.text).join('; ') || '–' },
        { label: t('recordBy'), value: name },
      ]}
      onConfirm={() => move.do({ id, version })}
    >
      <Gaps exercise={exercise} />
    </ConfirmDialog>
  );
}

const isSaid = (kind: 'postpone' | 'cancel', reason: string, plannedOn: string) =>
  reason.trim() !== '' && (kind === 'cancel' || plannedOn !== '');

function ReasonedMove({ exercise, onClose, kind }: MoveProps & { kind: 'postpone' | 'cancel' }) {
  const t = useRunCopy();
  const { name } = useSession();
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const [plannedOn, setDate] = useState('');
  const postpone = useDeed(postponeExercise, useDone(onClose));
  const cancel = useDeed(cancelExercise, useDone(onClose));
  const { id, version } = exercise;
  const said = { version, reason: reason.trim(), ...(approver.trim() && { approver: approver.trim() }) };
  const confirm = () =>
    kind === 'cancel' ? cancel.do({ id, body: said }) : postpone.do({ id, body: { ...said, plannedOn } });
  return (
    <ConfirmDialog
      title={`${t(kind)}: ${exercise.ref}`}
      isOpen
      onClose={onClose}
      look={kind === 'cancel' ? 'danger' : 'primary'}
      confirmLabel={t(`${kind}Confirm`)}
      isDisabled={!isSaid(kind, reason, plannedOn)}
      record={[
        { label: t('recordExercise'), value: nameOf(exercise) },
        { label: t('reason'), value: reason.trim() || '–' },
        { label: t('approver'), value: approver.trim() || name },
        ...(plannedOn === '' ? [] : [{ label: t('newDate'), value: <DateText date={plannedOn} /> }]),
        { label: t('takesEffect'), value: t('takesEffectWhen') },
      ]}
      onConfirm={confirm}
    >
      <TextArea label={t('reason')} name="reason" rows={3} value={reason} onChange={setReason} />
      <TextField
        label={t('approver')}
        name="approver"
        hint={t('approverHint')}
        optional
        value={approver}
        onChange={setApprover}
      />
      {kind === 'postpone' && <DateField label={t('newDate')} name="plannedOn" value={plannedOn} onChange={setDate} />}
    </ConfirmDialog>
  );
}

function Reschedule({ exercise, onClose }: MoveProps) {
  const t = useRunCopy();
  const [plannedOn, setDate] = useState('');
  const move = useDeed(rescheduleExercise, useDone(onClose));
  return (
    <ConfirmDialog
      title={`${t('reschedule')}: ${exercise.ref}`}
      isOpen
      onClose={onClose}
      confirmLabel={t('rescheduleConfirm')}
      isDisabled={plannedOn === ''}
      record={[
        { label: t('recordExercise'), value: nameOf(exercise) },
        { label: t('newDate'), value: <DateText date={plannedOn} /> },
      ]}
      onConfirm={() => move.do({ id: exercise.id, body: { version: exercise.version, plannedOn } })}
    >
      <DateField label={t('newDate')} name="plannedOn" value={plannedOn} onChange={setDate} />
    </ConfirmDialog>
  );
}

const moves: Partial<Record<Exercise['state'], Move[]>> = {
  planned: ['start', 'postpone', 'cancel'],
  scheduled: ['start', 'postpone', 'cancel'],
  in_progress: ['complete'],
  postponed: ['reschedule', 'cancel'],
};

const looks = {
  start: 'primary',
  complete: 'primary',
  reschedule: 'primary',
  postpone: 'plain',
  cancel: 'danger',
} as const;

/** What can be done with the exercise as a whole in its state. */
export function Moves({ exercise }: { exercise: Exercise }) {
  const t = useRunCopy();
  const may = useMay();
  const [doing, setDoing] = useState<Move | null>(null);
  const close = () => setDoing(null);
  if (!may('exercises.write')) return null;
  return (
    <>
      {(moves[exercise.state] ?? []).map((move) => (
        <Button key={move} look={looks[move]} onPress={() => setDoing(move)}>
          {t(move)}
        </Button>
      ))}
      {(doing === 'start' || doing === 'complete') && <PlainMove kind={doing} exercise={exercise} onClose={close} />}
      {(doing === 'postpone' || doing === 'cancel') && (
        <ReasonedMove kind={doing} exercise={exercise} onClose={close} />
      )}
      {doing === 'reschedule' && <Reschedule exercise={exercise} onClose={close} />}
    </>
  );
}
