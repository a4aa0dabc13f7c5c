import { useState } from 'react';
import { decideDeferral, withdrawDeferral, type Deferral } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { useMay } from '../../../api/session';
import { Button } from '../../../parts/button';
import { ConfirmDialog } from '../../../parts/dialog';
import { dateText, shortDateText } from '../../../parts/format';
import { TextArea } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useDeferralCopy } from './deferral.copy';

type Asked = Pick<Deferral, 'id' | 'kind' | 'state' | 'plannedBefore' | 'proposedOn' | 'version' | 'reason'>;
type Said = 'approved' | 'refused';

function useEffectWords() {
  const t = useDeferralCopy();
  return (asked: Asked, said: Said) => {
    if (said === 'refused') return t('effectRefused', { date: shortDateText(asked.plannedBefore) });
    if (asked.kind === 'cancellation') return t('effectCancelled');
    return t('effectPostponed', { date: dateText(asked.proposedOn ?? asked.plannedBefore) });
  };
}

type DecideProps = { asked: Asked; exerciseRef: string; said: Said; onClose: () => void };

function DecideDialog({ asked, exerciseRef, said, onClose }: DecideProps) {
  const t = useDeferralCopy();
  const effect = useEffectWords();
  const [note, setNote] = useState('');
  const decide = useDeed(decideDeferral, {
    onDone: () => {
      toast({ title: t('decideDone') });
      onClose();
    },
  });
  const body = { version: asked.version, decision: said, ...(note.trim() && { note: note.trim() }) };
  return (
    <ConfirmDialog
      title={t('decideTitle', { ref: exerciseRef })}
      isOpen
      onClose={onClose}
      look={said === 'approved' ? 'primary' : 'danger'}
      confirmLabel={t(said === 'approved' ? 'approve' : 'refuse')}
      isDisabled={said === 'refused' && note.trim() === ''}
      record={[
        { label: t('kind'), value: t(`kind.${asked.kind}`) },
        { label: t('reason'), value: asked.reason },
        { label: t('recordDecision'), value: t(`state.${said}`) },
        { label: t('recordEffect'), value: effect(asked, said) },
      ]}
      onConfirm={() => decide.do({ id: asked.id, body })}
    >
      <TextArea
        label={t('note')}
        name="note"
        rows={3}
        optional={said === 'approved'}
        hint={t('noteHint')}
        value={note}
        onChange={setNote}
      />
    </ConfirmDialog>
  );
}

/** What can be done with a request that waits: the registrant decides, the vendor takes it back. */
export function DeferralDeeds({ asked, exerciseRef }: { asked: Asked; exerciseRef: string }) {
  const t = useDeferralCopy();
  const may = useMay();
  const [said, setSaid] = useState<Said | null>(null);
  const withdraw = useDeed(withdrawDeferral, { onDone: () => toast({ title: t('state.withdrawn') }) });
  if (asked.state !== 'requested') return null;
  return (
    <span className="row">
      {may('exercises.approve') && (
        <>
          <Button small look="primary" onPress={() => setSaid('approved')}>
            {t('approve')}
          </Button>
          <Button small onPress={() => setSaid('refused')}>
            {t('refuse')}
          </Button>
        </>
      )}
      {may('exercises.write') && (
        <Button
          small
          isPending={withdraw.isPending}
          onPress={() => withdraw.submit({ id: asked.id, body: { version: asked.version } })}
        >
          {t('withdraw')}
        </Button>
      )}
      {said && <DecideDialog asked={asked} exerciseRef={exerciseRef} said={said} onClose={() => setSaid(null)} />}
    </span>
  );
}

const chips = {
  requested: 'submitted',
  approved: 'accepted',
  refused: 'rejected',
  withdrawn: 'withdrawn',
  not_needed: 'accepted',
} as const;
export const deferralChip = (state: Deferral['state']) => chips[state];
