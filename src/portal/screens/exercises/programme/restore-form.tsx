import { useState } from 'react';
import { reconcileRestore, recordRestore, type Restore } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { Button } from '../../../parts/button';
import { ConfirmDialog } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { DateField, DurationField, TextArea, TextField, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { CountField, ExerciseField, ProofField } from './entry-fields';
import { ServiceField, SystemField } from './place-fields';
import { useRegistersCopy } from './registers.copy';

const BLANK = {
  ...{ serviceId: '', systemId: '', heldOn: '', restoredTo: '', sampleBasis: '', note: '' },
  ...{ exerciseId: null as string | null, proof: null as string | null, minutes: null as number | null },
  ...{ sampleSize: null as number | null, sampleFailures: null as number | null },
  ...{ recordsCompared: null as number | null, differences: null as number | null },
  ...{ wantedUpTo: null as string | null, recoveredUpTo: null as string | null },
};
type Typed = typeof BLANK;

function typedOf(known: Restore | null): Typed {
  if (known === null) return BLANK;
  const { serviceId, heldOn, restoredTo, sampleBasis, note, exerciseId, minutes, wantedUpTo, recoveredUpTo } = known;
  const { sampleSize, sampleFailures, recordsCompared, differences, systemId, evidenceVersionId } = known;
  return {
    ...{ serviceId, heldOn, restoredTo, sampleBasis, note, exerciseId, minutes, wantedUpTo, recoveredUpTo },
    ...{ sampleSize, sampleFailures, recordsCompared, differences },
    ...{ systemId: systemId ?? '', proof: evidenceVersionId },
  };
}
type Count = 'sampleSize' | 'sampleFailures' | 'recordsCompared' | 'differences';

/** A restore test: its sample, what was compared, and the recovery point. */
export function RestoreForm({ known, onClose }: { known: Restore | null; onClose: () => void }) {
  const t = useRegistersCopy();
  const [typed, setTyped] = useState<Typed>(() => typedOf(known));
  const set = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes });
  const record = useDeed(recordRestore, {
    onDone: ({ ref }) => {
      toast({ title: t('saved', { ref }) });
      onClose();
    },
  });
  const { sampleSize, sampleFailures, recordsCompared, differences, proof, systemId, ...rest } = typed;
  const counts = { sampleSize, sampleFailures, recordsCompared, differences };
  const isWhole =
    Object.values(counts).every((value) => value !== null) && typed.serviceId !== '' && typed.heldOn !== '';
  const submit = () =>
    record.submit({
      ...(counts as Record<Count, number>),
      ...rest,
      ...{ systemId: systemId || null, evidenceVersionId: proof, corrects: known?.id ?? null },
    });
  const count = (name: Count, label: string) => (
    <CountField label={label} name={name} value={typed[name]} onChange={(value) => set({ [name]: value })} />
  );
  return (
    <Form label={t('enterRestore')} errors={record.errors} onSubmit={submit}>
      <div className="form-row">
        <ServiceField value={typed.serviceId} onChange={(serviceId) => set({ serviceId })} />
        <SystemField value={typed.systemId} onChange={(system) => set({ systemId: system })} />
        <DateField label={t('heldOn')} name="heldOn" value={typed.heldOn} onChange={(heldOn) => set({ heldOn })} />
      </div>
      <TextField
        label={t('restoredTo')}
        name="restoredTo"
        hint={t('restoredToHint')}
        maxLength={200}
        value={typed.restoredTo}
        onChange={(restoredTo) => set({ restoredTo })}
      />
      <TextField
        label={t('sampleBasis')}
        name="sampleBasis"
        maxLength={1000}
        value={typed.sampleBasis}
        onChange={(sampleBasis) => set({ sampleBasis })}
      />
      <div className="form-row">
        {count('sampleSize', t('sampleSize'))}
        {count('sampleFailures', t('sampleFailures'))}
        {count('recordsCompared', t('compared'))}
        {count('differences', t('differences'))}
      </div>
      <div className="form-row">
        <UtcField
          label={t('wantedUpTo')}
          name="wantedUpTo"
          optional
          value={typed.wantedUpTo}
          onChange={(wantedUpTo) => set({ wantedUpTo })}
        />
        <UtcField
          label={t('recoveredUpTo')}
          name="recoveredUpTo"
          optional
          value={typed.recoveredUpTo}
          onChange={(recoveredUpTo) => set({ recoveredUpTo })}
        />
        <DurationField
          label={t('restoreMinutes')}
          name="minutes"
          optional
          value={typed.minutes}
          onChange={(minutes) => set({ minutes })}
        />
      </div>
      <ExerciseField
        label={t('exercise')}
        name="exerciseId"
        value={typed.exerciseId}
        onChange={(exerciseId) => set({ exerciseId })}
      />
      <ProofField label={t('proof')} value={typed.proof} onChange={(id) => set({ proof: id })} />
      <TextArea label={t('note')} name="note" optional rows={2} value={typed.note} onChange={(note) => set({ note })} />
      <ProblemNote problem={record.problem} />
      <div className="row">
        <Button
          type="submit"
          look="primary"
          isPending={record.isPending}
          isDisabled={!isWhole || typed.restoredTo.trim() === '' || typed.sampleBasis.trim() === ''}
        >
          {t('save')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** Differences that were explained or put right. */
export function Reconcile({ restore, onClose }: { restore: Restore; onClose: () => void }) {
  const t = useRegistersCopy();
  const [reconciled, setCount] = useState<number | null>(restore.differencesOpen);
  const [explanation, setExplanation] = useState('');
  const settle = useDeed(reconcileRestore, {
    onDone: () => {
      toast({ title: t('reconcileDone') });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('reconcileTitle', { ref: restore.ref })}
      isOpen
      onClose={onClose}
      confirmLabel={t('reconcile')}
      isDisabled={explanation.trim() === '' || reconciled === null || reconciled === 0}
      record={[
        { label: t('restore'), value: `${restore.ref}, ${restore.serviceName}` },
        { label: t('reconciled'), value: reconciled ?? '–' },
        { label: t('explanation'), value: explanation.trim() || '–' },
      ]}
      onConfirm={() =>
        settle.do({ id: restore.id, body: { reconciled: reconciled ?? 0, explanation: explanation.trim() } })
      }
    >
      <CountField label={t('reconciled')} name="reconciled" value={reconciled} onChange={setCount} />
      <TextArea label={t('explanation')} name="explanation" rows={3} value={explanation} onChange={setExplanation} />
    </ConfirmDialog>
  );
}
