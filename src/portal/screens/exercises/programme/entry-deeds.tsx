import { useState, type ReactNode } from 'react';
import { withdrawEntry, type Register } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { useMay } from '../../../api/session';
import { Button } from '../../../parts/button';
import { ConfirmDialog } from '../../../parts/dialog';
import { StateChip } from '../../../parts/state-chip';
import { TextArea } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useRegistersCopy } from './registers.copy';

type Entry = { id: string; ref: string; number: number; withdrawnReason: string | null; recordedByName: string | null };
type DeedsProps = { entry: Entry; register: Register; onCorrect: () => void; children?: ReactNode };

/** What its vendor can do with an entry: correct it by a further one, or say that it does not count. Both stay. */
export function EntryDeeds({ entry, register, onCorrect, children }: DeedsProps) {
  const t = useRegistersCopy();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useDeed(withdrawEntry, {
    onDone: () => {
      toast({ title: t('withdrawDone') });
      setOpen(false);
    },
  });
  if (!may('exercises.write') || entry.withdrawnReason !== null) return null;
  const { id, ref } = entry;
  return (
    <span className="row">
      {children}
      <Button small onPress={onCorrect}>
        {t('correct')}
      </Button>
      <Button small look="quiet" onPress={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t('withdrawTitle', { ref })}
          isOpen
          onClose={() => setOpen(false)}
          look="danger"
          confirmLabel={t('withdraw')}
          isDisabled={reason.trim() === ''}
          record={[{ label: t('withdrawRecord'), value: ref }]}
          onConfirm={() => withdraw.do({ id, register, reason: reason.trim() })}
        >
          <TextArea label={t('withdrawReason')} name="reason" rows={2} value={reason} onChange={setReason} />
        </ConfirmDialog>
      )}
    </span>
  );
}

/** Who entered it, whether it was corrected, and whether it counts. */
export function EntryStanding({ entry }: { entry: Entry }) {
  const t = useRegistersCopy();
  return (
    <>
      {entry.recordedByName}
      {entry.number > 1 && <span className="sub">{t('corrected', { count: entry.number - 1 })}</span>}
      {entry.withdrawnReason !== null && (
        <>
          <StateChip state="withdrawn" word={t('withdrawn')} />
          <span className="sub">{entry.withdrawnReason}</span>
        </>
      )}
    </>
  );
}
