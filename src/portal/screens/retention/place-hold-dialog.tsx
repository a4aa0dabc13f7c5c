import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { periodsQuery } from '../../api/packets';
import { vendorNamesQuery } from '../../api/people';
import { placeLegalHold } from '../../api/retention';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRetentionCopy } from './retention.copy';

/** Holds everything, or what a vendor and a fiscal year narrow it to. */
export function PlaceHoldDialog({ onClose }: { onClose: () => void }) {
  const t = useRetentionCopy();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { data: periods } = useQuery(periodsQuery);
  const [draft, setDraft] = useState({ title: '', reason: '', periodId: '' });
  const [vendorId, setVendorId] = useState<string | null>(null);
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const place = useDeed(placeLegalHold, {
    onDone: ({ ref }) => {
      toast({ title: t('recorded'), detail: ref });
      onClose();
    },
  });
  const { title, reason, periodId } = draft;
  const body = { title, reason, ...(vendorId && { vendorId }), ...(periodId && { periodId }) };
  return (
    <DeedDialog
      title={t('place')}
      lede={t('placeLede')}
      submitLabel={t('place')}
      deed={place}
      onSubmit={() => place.submit(body)}
      onClose={onClose}
    >
      <TextField label={t('holdTitle')} name="title" value={title} onChange={(value) => set({ title: value })} />
      <TextArea
        label={t('holdReason')}
        name="reason"
        rows={3}
        value={reason}
        onChange={(value) => set({ reason: value })}
      />
      <ComboBox
        label={t('vendor')}
        name="vendorId"
        optional
        options={vendors}
        value={vendorId}
        onChange={setVendorId}
      />
      <Select
        label={t('period')}
        name="periodId"
        optional
        emptyLabel={t('everything')}
        options={(periods?.items ?? []).map(({ id, code }) => ({ id, label: code }))}
        value={periodId}
        onChange={(value) => set({ periodId: value })}
      />
    </DeedDialog>
  );
}
