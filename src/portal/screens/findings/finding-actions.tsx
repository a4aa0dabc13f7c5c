import { useState } from 'react';
import { addAction, withdrawAction } from '../../api/findings';
import type { FindingAction, FindingDetail } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { shortDateText, utcText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { CompleteAction, MoveAction } from './finding-action-dialogs';
import { useFindingDeedsCopy } from './finding-deeds.copy';

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
