import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { addAction, completeAction, moveActionDate, withdrawAction } from '../../api/findings';
import type { FindingAction, FindingDetail } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { shortDateText, utcText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { useFindingDeedsCopy } from './finding-deeds.copy';
import { useFindingsCopy } from './findings.copy';

const blank = { text: '', ownerName: '', startsOn: '', dueOn: '' };

function AddAction({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const [draft, setDraft] = useState(blank);
  const set = (part: Partial<typeof blank>) => setDraft((now) => ({ ...now, ...part }));
  const add = useDeed(addAction, { onDone: () => setDraft(blank) });
  return (
    <Form errors={add.errors} onSubmit={() => add.submit({ id: finding.id, ...draft })} label={t('addAction')}>
      <h3>{t('addAction')}</h3>
      <TextArea label={t('actionText')} name="text" rows={2} value={draft.text} onChange={(text) => set({ text })} />
      <TextField
        label={t('actionOwner')}
        name="ownerName"
        value={draft.ownerName}
        onChange={(ownerName) => set({ ownerName })}
      />
      <div className="form-row">
        <DateField
          label={t('startsOn')}
          name="startsOn"
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
        <DateField label={t('dueOn')} name="dueOn" value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
      </div>
      <ProblemNote problem={add.problem} />
      <div>
        <Button type="submit" isPending={add.isPending}>
          {t('add')}
        </Button>
      </div>
    </Form>
  );
}

type ActionDialog = { action: FindingAction; vendorId: string; onClose: () => void };

function CompleteAction({ action, vendorId, onClose }: ActionDialog) {
  const t = useFindingDeedsCopy();
  const words = useFindingsCopy();
  const { data } = useQuery(evidenceQuery({ vendorId }));
  const [note, setNote] = useState('');
  const [evidenceVersionId, setEvidence] = useState('');
  const complete = useDeed(completeAction, { onDone: onClose });
  const options = (data?.items ?? []).map((one) => ({ id: one.latest.id, label: `${one.ref} ${one.title}` }));
  const send = () => complete.submit({ id: action.id, note, evidenceVersionId });
  return (
    <Dialog title={t('complete')} isOpen onClose={onClose}>
      <p>{action.text}</p>
      <Form errors={complete.errors} onSubmit={send} label={t('complete')}>
        <TextArea label={t('completeNote')} name="note" rows={3} value={note} onChange={setNote} />
        <Select
          label={t('evidence')}
          name="evidenceVersionId"
          hint={t('evidenceHint')}
          options={options}
          value={evidenceVersionId}
          onChange={setEvidence}
        />
        <ProblemNote problem={complete.problem} />
        <DialogActions>
          <Button onPress={onClose}>{words('cancel')}</Button>
          <Button type="submit" look="primary" isPending={complete.isPending}>
            {t('complete')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function MoveAction({ action, onClose }: ActionDialog) {
  const t = useFindingDeedsCopy();
  const words = useFindingsCopy();
  const [dueOn, setDueOn] = useState(action.dueOn);
  const [reason, setReason] = useState('');
  const move = useDeed(moveActionDate, { onDone: onClose });
  return (
    <Dialog title={t('moveAction')} isOpen onClose={onClose}>
      <Form errors={move.errors} onSubmit={() => move.submit({ id: action.id, dueOn, reason })} label={t('moveAction')}>
        <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDueOn} />
        <TextArea label={t('reason')} name="reason" rows={2} value={reason} onChange={setReason} />
        <ProblemNote problem={move.problem} />
        <DialogActions>
          <Button onPress={onClose}>{words('cancel')}</Button>
          <Button type="submit" look="primary" isPending={move.isPending}>
            {t('moveSubmit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Outcome({ action }: { action: FindingAction }) {
  const t = useFindingDeedsCopy();
  if (action.withdrawnAt !== null) return <StateChip state="withdrawn" word={t('withdrawn')} />;
  if (action.doneAt === null) return action.overdue ? <StateChip state="overdue" /> : null;
  return (
    <p className="sm">
      {t('doneOn', { at: utcText(action.doneAt), name: action.doneByName ?? '' })}: {action.doneNote}{' '}
      <AppLink to={`/evidence/${action.evidenceItemId ?? ''}`}>{action.evidenceLabel}</AppLink>
    </p>
  );
}

type Doing = 'complete' | 'move';
type ItemProps = { action: FindingAction; finding: FindingDetail };

/* what this person may do with an action in this state */
function useDoors({ action, finding }: ItemProps) {
  const may = useMay();
  const { state, stands } = finding;
  const isOpen = action.doneAt === null && action.withdrawnAt === null;
  const responds = isOpen && may('findings.respond');
  return {
    complete: responds && ['in_progress', 'plan_agreed'].includes(state),
    withdraw: responds && ['acknowledged', 'reopened'].includes(state),
    move: isOpen && stands && may('findings.write'),
  };
}

function ActionDoors({ action, finding, onDo }: ItemProps & { onDo: (doing: Doing) => void }) {
  const t = useFindingDeedsCopy();
  const doors = useDoors({ action, finding });
  const withdraw = useDeed(withdrawAction);
  return (
    <>
      <ProblemNote problem={withdraw.problem} />
      <div className="row">
        {doors.complete && (
          <Button small onPress={() => onDo('complete')}>
            {t('complete')}
          </Button>
        )}
        {doors.withdraw && (
          <Button small isPending={withdraw.isPending} onPress={() => withdraw.submit({ id: action.id })}>
            {t('withdraw')}
          </Button>
        )}
        {doors.move && (
          <Button small onPress={() => onDo('move')}>
            {t('moveAction')}
          </Button>
        )}
      </div>
    </>
  );
}

function ActionItem({ action, finding }: ItemProps) {
  const t = useFindingDeedsCopy();
  const [doing, setDoing] = useState<Doing | null>(null);
  const props = { action, vendorId: finding.vendorId, onClose: () => setDoing(null) };
  const line = { owner: action.ownerName, from: shortDateText(action.startsOn), to: shortDateText(action.dueOn) };
  return (
    <li className="stack-tight">
      <p>
        <strong>{action.number}.</strong> {action.text}
      </p>
      <p className="muted sm">{t('actionLine', line)}</p>
      <Outcome action={action} />
      <ActionDoors action={action} finding={finding} onDo={setDoing} />
      {doing === 'complete' && <CompleteAction {...props} />}
      {doing === 'move' && <MoveAction {...props} />}
    </li>
  );
}

/** What is done about the finding, action by action. */
export function Actions({ finding }: { finding: FindingDetail }) {
  const t = useFindingDeedsCopy();
  const may = useMay();
  const planning = finding.state === 'acknowledged' || finding.state === 'reopened';
  return (
    <Card title={t('actions')} lede={t('actionsLede')}>
      {finding.actions.length === 0 && <p className="muted">{t('noActions')}</p>}
      <ol className="stack">
        {finding.actions.map((action) => (
          <ActionItem key={action.id} action={action} finding={finding} />
        ))}
      </ol>
      {planning && may('findings.respond') && <AddAction finding={finding} />}
    </Card>
  );
}
