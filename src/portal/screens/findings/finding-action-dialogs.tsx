import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { completeAction, moveActionDate } from '../../api/findings';
import type { FindingAction } from '../../api/findings';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextArea } from '../../parts/text-fields';
import { useFindingDeedsCopy } from './finding-deeds.copy';
import { useFindingsCopy } from './findings.copy';

type ActionDialog = { action: FindingAction; vendorId: string; onClose: () => void };

export function CompleteAction({ action, vendorId, onClose }: ActionDialog) {
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

export function MoveAction({ action, onClose }: ActionDialog) {
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
