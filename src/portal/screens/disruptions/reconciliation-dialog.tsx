import { useState } from 'react';
import { recordReconciliation, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAftermathCopy } from './aftermath.copy';

export type EventRecord = Disruption['reconciliations'][number];
const numbers = ['processedCount', 'comparedCount', 'differenceCount', 'resolvedCount'] as const;
const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

const blank = {
  ...{ serviceId: '', processed: '', comparedWith: '', resolution: '', resolvedByName: '', replacesReason: '' },
  ...{ processedCount: '', comparedCount: '', differenceCount: '0', resolvedCount: '0' },
};

function draftOf(event: Disruption, of: EventRecord | null): typeof blank {
  const [only, ...others] = event.hits;
  if (of === null) return { ...blank, serviceId: only && others.length === 0 ? only.serviceId : '' };
  const { serviceId, processed, comparedWith, resolution, resolvedByName } = of;
  return {
    ...{ ...blank, serviceId, processed, comparedWith, resolution, resolvedByName: resolvedByName ?? '' },
    ...{ processedCount: String(of.processedCount), comparedCount: String(of.comparedCount) },
    ...{ differenceCount: String(of.differenceCount), resolvedCount: String(of.resolvedCount) },
  };
}

/** What was processed, compared and put right; with `of`, in the place of an earlier record. */
export function RecordDialog({
  event,
  of,
  onClose,
}: {
  event: Disruption;
  of: EventRecord | null;
  onClose: () => void;
}) {
  const t = useAftermathCopy();
  const [draft, setDraft] = useState(() => draftOf(event, of));
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const send = useDeed(recordReconciliation, {
    onDone: () => {
      toast({ title: t('recordSaved') });
      onClose();
    },
  });
  const { replacesReason, resolvedByName, ...said } = draft;
  const body = {
    ...said,
    ...{ processedCount: whole(draft.processedCount), comparedCount: whole(draft.comparedCount) },
    ...{ differenceCount: whole(draft.differenceCount), resolvedCount: whole(draft.resolvedCount) },
    ...{ resolvedByName: resolvedByName.trim() || null, ...(of && { replaces: of.id, replacesReason }) },
  };
  return (
    <DeedDialog
      title={t(of ? 'replaceRecord' : 'addRecord')}
      submitLabel={t('save')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
      wide
    >
      <Select
        label={t('service')}
        name="serviceId"
        options={event.hits.map(({ serviceId, serviceRef, serviceName }) => ({
          id: serviceId,
          label: `${serviceRef} ${serviceName}`,
        }))}
        value={draft.serviceId}
        onChange={(serviceId) => set({ serviceId })}
      />
      <TextField
        label={t('processed')}
        name="processed"
        hint={t('processedHint')}
        maxLength={500}
        value={draft.processed}
        onChange={(processed) => set({ processed })}
      />
      <TextField
        label={t('comparedWith')}
        name="comparedWith"
        optional={whole(draft.processedCount) === 0}
        maxLength={500}
        value={draft.comparedWith}
        onChange={(comparedWith) => set({ comparedWith })}
      />
      <div className="form-row">
        {numbers.map((name) => (
          <TextField
            key={name}
            label={t(name)}
            name={name}
            value={draft[name]}
            onChange={(text) => set({ [name]: text })}
          />
        ))}
      </div>
      <div className="form-row">
        <TextField
          label={t('resolution')}
          name="resolution"
          optional={whole(draft.resolvedCount) === 0}
          maxLength={2000}
          value={draft.resolution}
          onChange={(resolution) => set({ resolution })}
        />
        <TextField
          label={t('resolvedBy')}
          name="resolvedByName"
          optional={whole(draft.resolvedCount) === 0}
          maxLength={200}
          value={draft.resolvedByName}
          onChange={(name) => set({ resolvedByName: name })}
        />
      </div>
      {of && (
        <TextField
          label={t('replacesReason')}
          name="replacesReason"
          maxLength={1000}
          value={draft.replacesReason}
          onChange={(reason) => set({ replacesReason: reason })}
        />
      )}
    </DeedDialog>
  );
}
