import { useState } from 'react';
import { recordPeak, type SimulatedService } from '../../api/loss';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { DateField, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useConcentrationCopy } from './concentration.copy';

type Props = { service: Pick<SimulatedService, 'serviceId' | 'name'>; onClose: () => void };

/** Records what a service had to carry at its peak, with source and day. */
export function PeakDialog({ service, onClose }: Props) {
  const t = useConcentrationCopy();
  const [draft, setDraft] = useState({ amount: '', unit: '', observedOn: '', source: '' });
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useDeed(recordPeak, {
    onDone: () => {
      toast({ title: t('peakSaved') });
      onClose();
    },
  });
  const send = () => save.submit({ serviceId: service.serviceId, ...draft, amount: Number(draft.amount) });
  return (
    <Dialog title={t('peakTitle', { service: service.name })} isOpen onClose={onClose}>
      <p>{t('peakLede')}</p>
      <Form errors={save.errors} onSubmit={send} label={t('recordPeak')}>
        <div className="form-row">
          <TextField label={t('amount')} name="amount" value={draft.amount} onChange={(amount) => set({ amount })} />
          <TextField
            label={t('unit')}
            name="unit"
            hint={t('unitHint')}
            value={draft.unit}
            onChange={(unit) => set({ unit })}
          />
        </div>
        <DateField
          label={t('observedOn')}
          name="observedOn"
          value={draft.observedOn}
          onChange={(observedOn) => set({ observedOn })}
        />
        <TextField
          label={t('source')}
          name="source"
          hint={t('sourceHint')}
          value={draft.source}
          onChange={(source) => set({ source })}
        />
        {save.problem && !save.errors?.length && <ProblemNote problem={save.problem} />}
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={save.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
