import { useState } from 'react';
import { decideProgramme, proposeProgramme, type Programme } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { ConfirmDialog } from '../../../parts/dialog';
import { TextArea } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useYearPlanCopy } from './year-plan.copy';

type Said = 'agreed' | 'returned';
type MoveProps = { programme: Programme; onClose: () => void };

const refsOf = ({ lines }: Programme) => lines.map(({ ref }) => ref).join(', ') || '–';

/** Proposing: what is fixed from then on is shown before. */
export function Propose({ programme, onClose }: MoveProps) {
  const t = useYearPlanCopy();
  const propose = useDeed(proposeProgramme, {
    onDone: () => {
      toast({ title: t('proposed') });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('proposeTitle', { ref: programme.ref })}
      isOpen
      onClose={onClose}
      lede={t('proposeLede')}
      confirmLabel={t('propose')}
      record={[
        { label: t('recordPlan'), value: `${programme.ref}, ${programme.periodCode}` },
        { label: t('recordExercises'), value: refsOf(programme) },
      ]}
      onConfirm={() => propose.do({ id: programme.id, body: { version: programme.version } })}
    />
  );
}

const labelOf = (said: Said) => (said === 'agreed' ? 'agree' : 'return');
const needsNote = (said: Said, lacks: boolean) => said === 'returned' || lacks;

/** The registrant's word on a year plan. */
export function Decide({ programme, onClose, said }: MoveProps & { said: Said }) {
  const t = useYearPlanCopy();
  const [note, setNote] = useState('');
  const decide = useDeed(decideProgramme, {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  });
  const lacks = programme.missing.length > 0;
  const body = { version: programme.version, decision: said, ...(note.trim() && { note: note.trim() }) };
  return (
    <ConfirmDialog
      title={t('decideTitle', { ref: programme.ref })}
      isOpen
      onClose={onClose}
      confirmLabel={t(labelOf(said))}
      isDisabled={note.trim() === '' && needsNote(said, lacks)}
      record={[
        { label: t('recordPlan'), value: `${programme.ref}, ${programme.periodCode}` },
        { label: t('recordExercises'), value: refsOf(programme) },
        {
          label: t('recordMissing'),
          value: programme.missing.map(({ reason }) => reason).join(' ') || t('recordNothingMissing'),
        },
        { label: t('recordReason'), value: note.trim() || '–' },
      ]}
      onConfirm={() => decide.do({ id: programme.id, body })}
    >
      <TextArea
        label={t('decisionNote')}
        name="note"
        rows={3}
        optional={!needsNote(said, lacks)}
        hint={t(lacks ? 'decisionNoteMissing' : 'decisionNoteHint')}
        value={note}
        onChange={setNote}
      />
    </ConfirmDialog>
  );
}
