import type { ScopeFacts } from '../../api/vendors';
import { Checkbox } from '../../parts/choice-fields';
import { Select } from '../../parts/select-field';
import { DurationField, TextField } from '../../parts/text-fields';
import { useServicesCopy } from './services.copy';

/** The facts as they are typed. */
export type Facts = {
  impactAnalysis: ScopeFacts['impactAnalysis'] | '';
  mtpdMinutes: number | null;
  highestImpact: string;
  substitutability: ScopeFacts['substitutability'] | '';
  volumeSharePct: string;
  sensitiveData: boolean;
  lifeSafety: boolean;
  icfrRelevant: boolean;
  sharedConcentration: boolean;
  regulatorCallsCritical: boolean;
};

export const noFacts: Facts = {
  ...{ impactAnalysis: '', mtpdMinutes: null, highestImpact: '', substitutability: '', volumeSharePct: '' },
  ...{ sensitiveData: false, lifeSafety: false, icfrRelevant: false, sharedConcentration: false },
  regulatorCallsCritical: false,
};
const statements = [
  'sensitiveData',
  'lifeSafety',
  'icfrRelevant',
  'sharedConcentration',
  'regulatorCallsCritical',
] as const;
const analyses = ['analysed', 'never_unacceptable', 'not_analysed'] as const;
const impacts = ['0', '1', '2', '3', '4'] as const;
const substitutes = ['none', 'slow', 'ready'] as const;

/** The facts as the API takes them; null while one is missing. */
export function factsOf(facts: Facts): ScopeFacts | null {
  const { impactAnalysis, mtpdMinutes, highestImpact, substitutability, volumeSharePct, ...rest } = facts;
  const share = Number(volumeSharePct);
  const missing = [impactAnalysis, highestImpact, substitutability, volumeSharePct].includes('');
  if (missing || !Number.isInteger(share) || (impactAnalysis === 'analysed') !== (mtpdMinutes !== null)) return null;
  return {
    ...rest,
    impactAnalysis: impactAnalysis as ScopeFacts['impactAnalysis'],
    substitutability: substitutability as ScopeFacts['substitutability'],
    highestImpact: Number(highestImpact) as ScopeFacts['highestImpact'],
    volumeSharePct: share,
    ...(mtpdMinutes !== null && { mtpdMinutes }),
  };
}

/** What the tier is proposed from. */
export function FactFields({ facts, onFacts }: { facts: Facts; onFacts: (part: Partial<Facts>) => void }) {
  const t = useServicesCopy();
  return (
    <>
      <div className="form-row">
        <Select
          label={t('analysis')}
          name="impactAnalysis"
          options={analyses.map((id) => ({ id, label: t(`analysis.${id}`) }))}
          value={facts.impactAnalysis}
          onChange={(impactAnalysis) =>
            onFacts({ impactAnalysis, ...(impactAnalysis !== 'analysed' && { mtpdMinutes: null }) })
          }
        />
        {facts.impactAnalysis === 'analysed' && (
          <DurationField
            label={t('mtpd')}
            name="mtpdMinutes"
            value={facts.mtpdMinutes}
            onChange={(mtpdMinutes) => onFacts({ mtpdMinutes })}
          />
        )}
        <Select
          label={t('impact')}
          name="highestImpact"
          options={impacts.map((id) => ({ id, label: t(`impact.${id}`) }))}
          value={impacts.find((id) => id === facts.highestImpact) ?? ''}
          onChange={(highestImpact) => onFacts({ highestImpact })}
        />
        <Select
          label={t('substitutes')}
          name="substitutability"
          options={substitutes.map((id) => ({ id, label: t(`sub.${id}`) }))}
          value={facts.substitutability}
          onChange={(substitutability) => onFacts({ substitutability })}
        />
        <TextField
          label={t('share')}
          name="volumeSharePct"
          value={facts.volumeSharePct}
          onChange={(volumeSharePct) => onFacts({ volumeSharePct })}
        />
      </div>
      {statements.map((name) => (
        <Checkbox key={name} name={name} value={facts[name]} onChange={(value) => onFacts({ [name]: value })}>
          {t(name)}
        </Checkbox>
      ))}
    </>
  );
}
