import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { useDeed } from '../../api/deed';
import { vendorNamesQuery } from '../../api/people';
import { askRequest, populationChoicesQuery, type RequestListDetail } from '../../api/requests';
import { Checkbox } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRequestsCopy } from './requests.copy';

const blank = {
  wanted: '',
  control: '',
  auditorRef: '',
  format: '',
  dueOn: '',
  populationId: '',
  items: '',
  reason: '',
};

const numbersIn = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));

type Draft = typeof blank & { periodFrom: string; periodTo: string };

function bodyOf(draft: Draft, vendorId: string | null): Shape<'DraftRequest'> {
  const { populationId, items, reason, ...words } = draft;
  const chosen = numbersIn(items);
  const sampled = populationId !== '' && chosen.length > 0;
  return {
    ...words,
    ...(vendorId && { vendorId }),
    ...(populationId !== '' && !sampled && { populationId }),
    ...(sampled && { sample: { populationId, method: 'judgement', items: chosen, reason } }),
  };
}

/** What the auditor asks for: words, time, day, and items of a population where the support of those is wanted. */
export function AskDialog({ list, onClose }: { list: RequestListDetail; onClose: () => void }) {
  const t = useRequestsCopy();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { data: populations } = useQuery(populationChoicesQuery);
  const [draft, setDraft] = useState<Draft>({ ...blank, periodFrom: list.periodFrom, periodTo: list.periodTo });
  const [vendorId, setVendorId] = useState<string | null>(null);
  const [kept, setKept] = useState(false);
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const ask = useDeed(askRequest, {
    onDone: ({ ref }) => {
      toast({ title: t('asked', { ref }) });
      onClose();
    },
  });
  const text = (name: 'control' | 'auditorRef' | 'format', hint?: string) => (
    <TextField
      label={t(name)}
      name={name}
      optional
      {...(hint && { hint })}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <DeedDialog
      title={t('ask')}
      lede={t('askLede')}
      submitLabel={kept ? t('save') : t('askNow')}
      deed={ask}
      onSubmit={() => ask.submit({ id: list.id, ...bodyOf(draft, vendorId), draft: kept })}
      onClose={onClose}
      wide
    >
      <TextArea
        label={t('wanted')}
        name="wanted"
        rows={3}
        value={draft.wanted}
        onChange={(wanted) => set({ wanted })}
      />
      <div className="form-row">
        {text('control')}
        {text('auditorRef')}
        {text('format', t('formatHint'))}
      </div>
      <div className="form-row">
        <DateField
          label={t('periodFrom')}
          name="periodFrom"
          value={draft.periodFrom}
          onChange={(periodFrom) => set({ periodFrom })}
        />
        <DateField
          label={t('periodTo')}
          name="periodTo"
          value={draft.periodTo}
          onChange={(periodTo) => set({ periodTo })}
        />
        <DateField label={t('dueOn')} name="dueOn" value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
      </div>
      <ComboBox
        label={t('vendor')}
        name="vendorId"
        optional
        hint={t('vendorHint')}
        options={vendors}
        value={vendorId}
        onChange={setVendorId}
      />
      <Select
        label={t('population')}
        name="populationId"
        optional
        emptyLabel={t('populationNone')}
        options={(populations?.items ?? []).map(({ id, ref, title }) => ({ id, label: `${ref} ${title}` }))}
        value={draft.populationId}
        onChange={(populationId) => set({ populationId })}
      />
      {draft.populationId !== '' && (
        <div className="form-row">
          <TextField
            label={t('sampleItems')}
            name="sample/items"
            optional
            hint={t('sampleHint')}
            value={draft.items}
            onChange={(items) => set({ items })}
          />
          {draft.items !== '' && (
            <TextField
              label={t('sampleReason')}
              name="sample/reason"
              value={draft.reason}
              onChange={(reason) => set({ reason })}
            />
          )}
        </div>
      )}
      <Checkbox name="draft" value={kept} onChange={setKept}>
        {t('keepDraft')}
      </Checkbox>
    </DeedDialog>
  );
}
