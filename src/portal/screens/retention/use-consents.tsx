import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { recordUseConsent, useConsentsQuery } from '../../api/retention';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { DeedDialog } from '../../parts/deed-dialog';
import { DateText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRetentionCopy } from './retention.copy';

const decisions = ['given', 'withdrawn'] as const;

function ConsentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useRetentionCopy();
  const [decision, setDecision] = useState<(typeof decisions)[number]>('given');
  const [draft, setDraft] = useState({ givenBy: '', givenOn: '', words: '' });
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const record = useDeed(recordUseConsent, {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={t('consents')}
      lede={t('consentsLede')}
      submitLabel={t('recordConsent')}
      deed={record}
      onSubmit={() => record.submit({ id, decision, ...draft })}
      onClose={onClose}
    >
      <RadioGroup
        label={t('consentDecision')}
        name="decision"
        options={decisions.map((one) => ({ id: one, label: t(`consent.${one}`) }))}
        value={decision}
        onChange={setDecision}
      />
      <TextField label={t('givenBy')} name="givenBy" value={draft.givenBy} onChange={(givenBy) => set({ givenBy })} />
      <DateField label={t('givenOn')} name="givenOn" value={draft.givenOn} onChange={(givenOn) => set({ givenOn })} />
      <TextArea label={t('words')} name="words" rows={3} value={draft.words} onChange={(words) => set({ words })} />
    </DeedDialog>
  );
}

/** Whether packets may pass a report of restricted use on, and who said so. */
export function UseConsents({ reportId }: { reportId: string }) {
  const t = useRetentionCopy();
  const may = useMay();
  const { data } = useQuery(useConsentsQuery(reportId));
  const [open, setOpen] = useState(false);
  if (data?.restrictedUse !== true) return null;
  return (
    <Card title={t('consents')} lede={t('consentsLede')}>
      <Note tone={data.mayBePassedOn ? 'ok' : 'warn'} title={t(data.mayBePassedOn ? 'mayPass' : 'mayNotPass')} />
      <ul className="stack-tight">
        {data.items.map(({ number, decision, givenBy, givenOn, words }) => (
          <li key={number}>
            <p>
              {t(`consent.${decision}`)}: {words}
            </p>
            <p className="muted sm">
              {givenBy}, <DateText date={givenOn} short />
            </p>
          </li>
        ))}
      </ul>
      {may('assurance.evaluate') && (
        <div>
          <Button onPress={() => setOpen(true)}>{t('recordConsent')}</Button>
        </div>
      )}
      {open && <ConsentDialog id={reportId} onClose={() => setOpen(false)} />}
    </Card>
  );
}
