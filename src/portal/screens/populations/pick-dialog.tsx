import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { pickSample, type PopulationDetail } from '../../api/requests';
import { RadioGroup } from '../../parts/choice-fields';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePopulationsCopy } from './populations.copy';

const methods = ['random', 'all', 'judgement'] as const;
const WHOLE = /^\d+$/;

type Draft = { size: string; seed: string; items: string; reason: string };

/* only what the method asks for */
function givenIn(method: (typeof methods)[number], { size, seed, items, reason }: Draft) {
  const random = method === 'random';
  return {
    ...(random && WHOLE.test(size) && { size: Number(size) }),
    ...(random && seed !== '' && { seed }),
    ...(method === 'judgement' && { items: [...items.matchAll(/\d+/g)].map(([digits]) => Number(digits)) }),
    ...(reason !== '' && { reason }),
  };
}

/** How a sample is picked; what decides it is kept with it. */
export function PickDialog({ one, onClose }: { one: PopulationDetail; onClose: () => void }) {
  const t = usePopulationsCopy();
  const navigate = useNavigate();
  const [method, setMethod] = useState<(typeof methods)[number]>('random');
  const [draft, setDraft] = useState<Draft>({ size: '', seed: '', items: '', reason: '' });
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const pick = useDeed(pickSample, {
    onDone: ({ id, ref }) => {
      toast({ title: t('picked', { ref }) });
      void navigate({ to: '/samples/$id', params: { id } });
    },
  });
  const { size, seed, items, reason } = draft;
  const badSize = size !== '' && !WHOLE.test(size) ? t('howManyBad') : undefined;
  return (
    <DeedDialog
      title={t('pick')}
      lede={t('pickLede')}
      submitLabel={t('pick')}
      deed={pick}
      onSubmit={() => pick.submit({ populationId: one.id, method, ...givenIn(method, draft) })}
      onClose={onClose}
    >
      <RadioGroup
        label={t('method')}
        name="method"
        options={methods.map((id) => ({ id, label: t(`method.${id}`) }))}
        value={method}
        onChange={setMethod}
      />
      {method === 'random' && (
        <div className="form-row">
          <TextField
            label={t('howMany')}
            name="size"
            error={badSize}
            value={size}
            onChange={(value) => set({ size: value })}
          />
          <TextField
            label={t('seed')}
            name="seed"
            optional
            hint={t('seedHint')}
            value={seed}
            onChange={(value) => set({ seed: value })}
          />
        </div>
      )}
      {method === 'judgement' && (
        <TextField
          label={t('itemNumbers')}
          name="items"
          hint={t('itemNumbersHint')}
          value={items}
          onChange={(value) => set({ items: value })}
        />
      )}
      <TextArea
        label={t('reason')}
        name="reason"
        rows={2}
        optional={method !== 'judgement'}
        value={reason}
        onChange={(value) => set({ reason: value })}
      />
    </DeedDialog>
  );
}
