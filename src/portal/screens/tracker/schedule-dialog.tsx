import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { peopleQuery, vendorNamesQuery } from '../../api/people';
import { useDeed } from '../../api/deed';
import { scheduleAttestation } from '../../api/tracker';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useTrackerCopy } from './tracker.copy';

type ScheduleProps = { periodId: string; vendorId: string; onClose: () => void };

/** Asks which vendor officer signs, and by when. */
export function ScheduleDialog({ periodId, vendorId: known, onClose }: ScheduleProps) {
  const t = useTrackerCopy();
  const [vendorId, setVendor] = useState(known);
  const [attestorId, setAttestor] = useState('');
  const [dueOn, setDue] = useState('');
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const attestors = people.filter(({ memberships }) =>
    memberships.some(
      (held) => held.role === 'vendor_attestor' && held.vendorId === vendorId && held.revokedAt === null,
    ),
  );
  const send = useDeed(scheduleAttestation, {
    onDone: ({ ref }) => {
      toast({ title: t('scheduled', { ref }) });
      onClose();
    },
  });
  return (
    <Dialog title={t('scheduleTitle')} isOpen onClose={onClose}>
      <p>{t('scheduleLede')}</p>
      <Form
        errors={send.errors}
        label={t('scheduleTitle')}
        onSubmit={() => send.submit({ vendorId, body: { periodId, attestorId, dueOn } })}
      >
        <Select label={t('vendor')} name="vendorId" options={vendors} value={vendorId} onChange={setVendor} />
        {vendorId !== '' && attestors.length === 0 && <Note tone="warn">{t('noAttestors')}</Note>}
        <Select
          label={t('attestor')}
          name="attestorId"
          options={attestors.map(({ id, name, title }) => ({ id, label: title ? `${name}, ${title}` : name }))}
          value={attestorId}
          onChange={setAttestor}
        />
        <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDue} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={vendorId === ''}>
            {t('submit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
