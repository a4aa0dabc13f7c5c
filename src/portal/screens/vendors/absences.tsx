import { useState } from 'react';
import type { Obligation } from '../../api/coverage';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { recordAbsences } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import type { Column } from '../../parts/data-table';
import { ConfirmDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { ObligationRows } from '../coverage/obligation-rows';
import { nameOf } from '../evidence/obligation-picker';
import type { FlagsById } from '../flags/use-flags';
import { useVendorsCopy } from './vendors.copy';

type RowsProps = { vendorId: string; rows: Obligation[]; flags: FlagsById };

/* what was submitted is reviewed, and what was concluded stands */
const mayBeAbsent = ({ progress, conclusion }: Obligation) => progress !== 'submitted' && conclusion === null;

type AbsenceProps = { vendorId: string; picked: Obligation[]; onClose: () => void; onDone: () => void };

function RecordAbsence({ vendorId, picked, onClose, onDone }: AbsenceProps) {
  const t = useVendorsCopy();
  const { name } = useSession();
  const [reason, setReason] = useState('');
  const send = useDeed(recordAbsences, {
    onDone: ({ recorded }) => {
      toast({ title: t('absenceDone', { count: recorded }) });
      onDone();
    },
  });
  const body = { obligationIds: picked.map(({ id }) => id), reason: reason.trim() };
  return (
    <ConfirmDialog
      title={t('absence', { count: picked.length })}
      isOpen
      onClose={onClose}
      lede={t('absenceLede')}
      record={[
        ...picked.map((one) => ({ label: nameOf(one), value: t('notTested') })),
        { label: t('absenceBy'), value: name },
      ]}
      confirmLabel={t('absence', { count: picked.length })}
      isDisabled={reason.trim() === ''}
      onConfirm={() => send.do({ id: vendorId, body })}
    >
      <TextArea
        label={t('absenceReason')}
        name="reason"
        rows={3}
        maxLength={2000}
        errors={send.errors}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}

/** The obligations of a vendor, for an officer: those with nothing submitted can be recorded as not tested. */
export function AbsentRows({ vendorId, rows, flags }: RowsProps) {
  const t = useVendorsCopy();
  const [chosen, setChosen] = useState<string[]>([]);
  const [isOpen, setOpen] = useState(false);
  const picked = rows.filter((row) => mayBeAbsent(row) && chosen.includes(row.id));
  const choice: Column<Obligation> = {
    id: 'choose',
    header: t('choose'),
    tight: true,
    cell: (row) =>
      mayBeAbsent(row) && (
        <Checkbox
          name={row.id}
          value={chosen.includes(row.id)}
          onChange={(on) => setChosen(on ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))}
        >
          <span className="vh">{t('chooseOne', { name: nameOf(row) })}</span>
        </Checkbox>
      ),
  };
  const done = () => {
    setOpen(false);
    setChosen([]);
  };
  return (
    <>
      {rows.some(mayBeAbsent) && (
        <div className="stack-tight">
          <div>
            <Button isDisabled={picked.length === 0} onPress={() => setOpen(true)}>
              {picked.length === 0 ? t('absence') : t('absence', { count: picked.length })}
            </Button>
          </div>
          <p className="sm muted">{t('absenceHelp')}</p>
        </div>
      )}
      <ObligationRows
        caption={t('obligations')}
        rows={rows}
        flags={flags}
        ofOneVendor
        {...(rows.some(mayBeAbsent) && { choice })}
      />
      {isOpen && <RecordAbsence vendorId={vendorId} picked={picked} onClose={() => setOpen(false)} onDone={done} />}
    </>
  );
}
