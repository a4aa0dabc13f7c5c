import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { categoriesQuery, eventsQuery, recordEvent, servicesQuery, type VendorEvent } from '../../api/vendors';
import { Button } from '../../parts/button';
import { ComboBox } from '../../parts/combo-box';
import type { Column } from '../../parts/data-table';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { DateText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { Listed } from './listed';
import { useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

type EventProps = { vendorId: string };

function EventFields({ vendorId, form }: EventProps & { form: ReturnType<typeof useFields<typeof BLANK>> }) {
  const t = useVendorsCopy();
  const { data: catalogue } = useQuery(categoriesQuery);
  const { data: services = [] } = useQuery(servicesQuery(vendorId));
  const { values, set, field } = form;
  return (
    <>
      <ComboBox
        label={t('eventWhat')}
        name="event"
        options={(catalogue?.events ?? []).map(({ id, words }) => ({ id, label: words }))}
        value={values.event || null}
        onChange={(event) => set({ event: event ?? '' })}
      />
      <div className="form-row">
        <DateField label={t('eventOn')} {...field('happenedOn')} />
        <Select
          label={t('service')}
          name="serviceId"
          emptyLabel={t('wholeVendor')}
          options={services.map(({ id, name }) => ({ id, label: name }))}
          value={values.serviceId}
          onChange={(serviceId) => set({ serviceId })}
        />
      </div>
      <TextField label={t('eventRef')} hint={t('eventRefHint')} optional {...field('ref')} />
      <TextArea label={t('eventNote')} rows={2} optional {...field('note')} />
    </>
  );
}

const BLANK = { event: '', happenedOn: '', serviceId: '', ref: '', note: '' };

function RecordEvent({ vendorId, onClose }: EventProps & { onClose: () => void }) {
  const t = useVendorsCopy();
  const form = useFields(BLANK);
  const send = useDeed(recordEvent, {
    onDone: ({ words }) => {
      toast({ title: t('eventDone', { words }) });
      onClose();
    },
  });
  const { serviceId, ...rest } = form.values;
  const body = { ...rest, ...(serviceId !== '' && { serviceId }) };
  return (
    <Dialog title={t('eventRecord')} isOpen onClose={onClose}>
      <Form errors={send.errors} label={t('eventRecord')} onSubmit={() => send.submit({ id: vendorId, body })}>
        <EventFields vendorId={vendorId} form={form} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('eventRecord')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** What happened to the vendor and made requirements due: by itself, or recorded by a person. */
export function EventsCard({ vendorId }: EventProps) {
  const t = useVendorsCopy();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { data: services = [] } = useQuery(servicesQuery(vendorId));
  const serviceName = ({ serviceId }: VendorEvent) =>
    services.find(({ id }) => id === serviceId)?.name ?? t('wholeVendor');
  const columns: Column<VendorEvent>[] = [
    { id: 'what', header: t('eventWhat'), primary: true, value: (row) => row.words, cell: (row) => row.words },
    {
      id: 'on',
      header: t('eventOn'),
      value: (row) => row.happenedOn,
      cell: (row) => <DateText date={row.happenedOn} short />,
    },
    { id: 'service', header: t('service'), value: serviceName, cell: serviceName },
    { id: 'ref', header: t('reference'), value: (row) => row.ref, cell: (row) => row.ref || row.note },
    { id: 'by', header: t('eventBy'), value: (row) => row.recordedByName, cell: (row) => row.recordedByName },
  ];
  return (
    <>
      <Listed title={t('events')} empty={t('eventsNone')} query={useQuery(eventsQuery(vendorId))} columns={columns} />
      {may('obligations.schedule') && (
        <div>
          <Button onPress={() => setOpen(true)}>{t('eventRecord')}</Button>
        </div>
      )}
      {isOpen && <RecordEvent vendorId={vendorId} onClose={() => setOpen(false)} />}
    </>
  );
}
