import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { activatePlan, setRecoveryMode, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { plansQuery } from '../../api/plans';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextField, ZonedField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAftermathCopy } from './aftermath.copy';

type Activation = Disruption['activations'][number];
type Mode = { recoveryModeFrom: string | null; recoveryModeTo: string | null };

function ModeFields({ value, onChange, zone }: { value: Mode; onChange: (value: Mode) => void; zone: string }) {
  const t = useAftermathCopy();
  return (
    <div className="form-row">
      <ZonedField
        label={t('modeFrom')}
        name="recoveryModeFrom"
        optional
        timeZone={zone}
        value={value.recoveryModeFrom}
        onChange={(recoveryModeFrom) => onChange({ ...value, recoveryModeFrom })}
      />
      <ZonedField
        label={t('modeTo')}
        name="recoveryModeTo"
        optional
        timeZone={zone}
        value={value.recoveryModeTo}
        onChange={(recoveryModeTo) => onChange({ ...value, recoveryModeTo })}
      />
    </div>
  );
}

function useVersions(vendorId: string) {
  const { data } = useQuery(plansQuery({ vendorId }));
  return (data?.items ?? []).flatMap(({ ref, title, inForce, latest }) => {
    const versions = inForce && inForce.id !== latest.id ? [inForce, latest] : [latest];
    return versions
      .filter(({ state }) => state !== 'draft')
      .map(({ id, label }) => ({ id, label: `${ref} ${title}, ${label}` }));
  });
}

/** Names the plan version that was started. */
export function ActivateDialog({ event, onClose }: { event: Disruption; onClose: () => void }) {
  const t = useAftermathCopy();
  const versions = useVersions(event.vendorId);
  const [planVersionId, setVersion] = useState<string | null>(null);
  const [activatedAt, setAt] = useState<string | null>(null);
  const [value, setValue] = useState({ activatedByName: '', trigger: '' });
  const [mode, setMode] = useState<Mode>({ recoveryModeFrom: null, recoveryModeTo: null });
  const send = useDeed(activatePlan, {
    onDone: () => {
      toast({ title: t('activated') });
      onClose();
    },
  });
  const body = { ...value, ...mode, planVersionId: planVersionId ?? '', activatedAt: activatedAt ?? '' };
  return (
    <DeedDialog
      title={t('activate')}
      submitLabel={t('save')}
      deed={send}
      isDisabled={planVersionId === null}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
      wide
    >
      <ComboBox
        label={t('version')}
        name="planVersionId"
        options={versions}
        value={planVersionId}
        onChange={setVersion}
      />
      <div className="form-row">
        <ZonedField
          label={t('activatedAt')}
          name="activatedAt"
          timeZone={event.timeZone}
          value={activatedAt}
          onChange={setAt}
        />
        <TextField
          label={t('activatedBy')}
          name="activatedByName"
          maxLength={200}
          value={value.activatedByName}
          onChange={(activatedByName) => setValue({ ...value, activatedByName })}
        />
      </div>
      <TextField
        label={t('trigger')}
        name="trigger"
        optional
        maxLength={2000}
        value={value.trigger}
        onChange={(trigger) => setValue({ ...value, trigger })}
      />
      <ModeFields value={mode} onChange={setMode} zone={event.timeZone} />
    </DeedDialog>
  );
}

/** When recovery mode began and ended. */
export function ModeDialog({ one, zone, onClose }: { one: Activation; zone: string; onClose: () => void }) {
  const t = useAftermathCopy();
  const { recoveryModeFrom, recoveryModeTo, version } = one;
  const [mode, setMode] = useState<Mode>({ recoveryModeFrom, recoveryModeTo });
  const send = useDeed(setRecoveryMode, {
    onDone: () => {
      toast({ title: t('modeSaved') });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={t('setMode')}
      submitLabel={t('save')}
      deed={send}
      onSubmit={() => send.submit({ id: one.id, body: { version, ...mode } })}
      onClose={onClose}
    >
      <ModeFields value={mode} onChange={setMode} zone={zone} />
    </DeedDialog>
  );
}
