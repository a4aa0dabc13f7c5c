import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { useDeed } from '../../api/deed';
import { periodsQuery } from '../../api/packets';
import { vendorNamesQuery } from '../../api/people';
import { freezePopulation, populationKindsQuery } from '../../api/requests';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePopulationsCopy } from './populations.copy';

type Kind = Shape<'PopulationKindView'>['kind'];

type Choice = Shape<'PopulationKindView'>;
type Draft = { kind: Kind | ''; periodId: string; requirement: string; vendorId: string | null };

function bodyOf(
  { kind, periodId, requirement, vendorId }: Draft,
  chosen: Choice | undefined,
): Shape<'FreezePopulation'> {
  const code = requirement.trim().toUpperCase();
  return {
    ...{ kind: kind as Kind, periodId, ...(vendorId && { vendorId }) },
    ...(chosen?.byRequirement === true && code !== '' && { requirement: code }),
  };
}

function usePeriodChoices() {
  const { data } = useQuery(periodsQuery);
  return (data?.items ?? []).map(({ id, code }) => ({ id, label: code }));
}

type RequirementProps = { chosen: Choice | undefined; value: string; onChange: (value: string) => void };

function RequirementField({ chosen, value, onChange }: RequirementProps) {
  const t = usePopulationsCopy();
  if (chosen?.byRequirement !== true) return null;
  return (
    <TextField
      label={t('requirement')}
      name="requirement"
      optional
      hint={t('requirementHint')}
      value={value}
      onChange={onChange}
    />
  );
}

/** Chooses what a population holds, and for which period. */
export function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = usePopulationsCopy();
  const { data: kinds } = useQuery(populationKindsQuery);
  const periodChoices = usePeriodChoices();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const [kind, setKind] = useState<Kind | ''>('');
  const [periodId, setPeriodId] = useState('');
  const [requirement, setRequirement] = useState('');
  const [vendorId, setVendorId] = useState<string | null>(null);
  const freeze = useDeed(freezePopulation, {
    onDone: ({ ref }) => {
      toast({ title: t('frozen', { ref }) });
      onClose();
    },
  });
  const choices = kinds?.items ?? [];
  const chosen = choices.find((one) => one.kind === kind);
  return (
    <DeedDialog
      title={t('freeze')}
      lede={t('freezeLede')}
      submitLabel={t('freeze')}
      deed={freeze}
      onSubmit={() => freeze.submit(bodyOf({ kind, periodId, requirement, vendorId }, chosen))}
      onClose={onClose}
    >
      <Select
        label={t('kind')}
        name="kind"
        options={choices.map((one) => ({ id: one.kind, label: one.title }))}
        value={kind}
        onChange={setKind}
        {...(chosen && { hint: chosen.words })}
      />
      <Select label={t('period')} name="periodId" options={periodChoices} value={periodId} onChange={setPeriodId} />
      <RequirementField chosen={chosen} value={requirement} onChange={setRequirement} />
      <ComboBox
        label={t('vendor')}
        name="vendorId"
        optional
        hint={t('vendorHint')}
        options={vendors}
        value={vendorId}
        onChange={setVendorId}
      />
    </DeedDialog>
  );
}
