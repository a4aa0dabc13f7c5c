import { useState } from 'react';
import type { Shape } from '../../api/client';
import { useDeed } from '../../api/deed';
import { recordReportRelease } from '../../api/retention';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { KeyValue } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { Select } from '../../parts/select-field';
import { DateField, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRetentionCopy } from './retention.copy';

type Release = Shape<'ReportReleaseView'>;

function ReleaseDialog({ releases, onClose }: { releases: Release[]; onClose: () => void }) {
  const t = useRetentionCopy();
  const [draft, setDraft] = useState({ periodId: '', releasedOn: '', source: '' });
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const record = useDeed(recordReportRelease, {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={t('recordRelease')}
      lede={t('releasesLede')}
      submitLabel={t('recordRelease')}
      deed={record}
      onSubmit={() => record.submit(draft)}
      onClose={onClose}
    >
      <Select
        label={t('period')}
        name="periodId"
        options={releases.map(({ periodId, periodCode }) => ({ id: periodId, label: periodCode }))}
        value={draft.periodId}
        onChange={(periodId) => set({ periodId })}
      />
      <DateField
        label={t('releasedOn')}
        name="releasedOn"
        value={draft.releasedOn}
        onChange={(releasedOn) => set({ releasedOn })}
      />
      <TextField
        label={t('source')}
        name="source"
        hint={t('sourceHint')}
        value={draft.source}
        onChange={(source) => set({ source })}
      />
    </DeedDialog>
  );
}

/** The days from which the clocks of the fiscal years run. */
export function ReleasesCard({ releases }: { releases: Release[] }) {
  const t = useRetentionCopy();
  const may = useMay();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('releases')} lede={t('releasesLede')}>
      <KeyValue
        items={releases.map(({ periodCode, releasedOn, source }) => ({
          label: periodCode,
          value: releasedOn === null ? t('unknown') : `${shortDateText(releasedOn)}, ${source ?? ''}`,
        }))}
      />
      {may('retention.manage') && (
        <div>
          <Button onPress={() => setOpen(true)}>{t('recordRelease')}</Button>
        </div>
      )}
      {open && <ReleaseDialog releases={releases} onClose={() => setOpen(false)} />}
    </Card>
  );
}
