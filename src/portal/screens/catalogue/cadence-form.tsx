import { useState } from 'react';
import type { Draft, Requirement, Tailor } from '../../api/catalogue';
import { Button } from '../../parts/button';
import { humanise } from '../../parts/format';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { useDraftCopy } from './draft.copy';
import { PickRequirement } from './pick-requirement';
import { useTailoring } from './use-tailoring';

export type Often = NonNullable<Tailor['frequency']>;
export const often: { id: Often; label: string }[] = (
  ['monthly', 'quarterly', 'semiannual', 'annual', 'biennial', 'triennial', 'continuous'] as const
).map((id) => ({ id, label: humanise(id) }));

const tiers = ['T1', 'T2', 'T3'] as const;
const blank: Record<(typeof tiers)[number], Often | ''> = { T1: '', T2: '', T3: '' };

/** Changes how often a requirement is due. */
export function CadenceForm({ draft, all }: { draft: Draft; all: readonly Requirement[] }) {
  const t = useDraftCopy();
  const [code, setCode] = useState('');
  const [frequency, setFrequency] = useState<Often | ''>('');
  const [byTier, setByTier] = useState(blank);
  const [grace, setGrace] = useState('30');
  const send = useTailoring(draft);
  const chosen = all.find((one) => one.code === code);
  const given = Object.fromEntries(Object.entries(byTier).filter(([, value]) => value !== ''));
  return (
    <Form
      errors={send.errors}
      onSubmit={() =>
        send.submit({
          ...{ change: 'set_cadence', requirementId: code, byTier: given, graceDays: Number(grace) },
          ...(frequency !== '' && { frequency }),
        })
      }
      label={t('cadence')}
    >
      <PickRequirement all={all} value={code} onChange={setCode} />
      {chosen && <p className="muted">{t('cadenceNow', { base: draft.base, cadence: chosen.cadence })}</p>}
      <div className="form-row">
        <Select label={t('often')} name="frequency" options={often} value={frequency} onChange={setFrequency} />
        <TextField label={t('grace')} name="graceDays" value={grace} onChange={setGrace} />
      </div>
      <div className="form-row">
        {tiers.map((tier) => (
          <Select
            key={tier}
            label={t('oftenFor', { tier })}
            name={`byTier.${tier}`}
            optional
            emptyLabel={t('asElsewhere')}
            options={often}
            value={byTier[tier]}
            onChange={(value) => setByTier({ ...byTier, [tier]: value })}
          />
        ))}
      </div>
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('setCadence')}
        </Button>
      </div>
    </Form>
  );
}
