import type { OwnRequirement } from '../../api/catalogue';
import { Checkbox } from '../../parts/choice-fields';
import { useDraftCopy } from './draft.copy';

type Tier = OwnRequirement['tiers'][number];
type Flag = OwnRequirement['flagsAny'][number];

const tiers: readonly Tier[] = ['T1', 'T2', 'T3'];
const flags: readonly Flag[] = [
  ...(['icfr_relevant', 'customer_contact', 'holds_registrant_data', 'hosts_systems', 'has_subservice'] as const),
  ...(['agents_on_site', 'phi', 'financial_sector', 'emergency_services', 'eu_financial'] as const),
];

type OwnReachProps = {
  own: OwnRequirement;
  onChange: (part: Partial<OwnRequirement>) => void;
};

/** To which services an own requirement applies: by tier, and by flag where one is ticked. */
export function OwnReach({ own, onChange }: OwnReachProps) {
  const t = useDraftCopy();
  const toggleTier = (tier: Tier, on: boolean) =>
    onChange({ tiers: tiers.filter((one) => (one === tier ? on : own.tiers.includes(one))) });
  const toggleFlag = (flag: Flag, on: boolean) =>
    onChange({ flagsAny: on ? [...own.flagsAny, flag] : own.flagsAny.filter((one) => one !== flag) });
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{t('tiers')}</legend>
        <div className="row">
          {tiers.map((tier) => (
            <Checkbox
              key={tier}
              name="requirement.tiers"
              value={own.tiers.includes(tier)}
              onChange={(on) => toggleTier(tier, on)}
            >
              {tier}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend className="field-label">{t('flags')}</legend>
        <p className="field-hint">{t('flagsHint')}</p>
        <div className="row">
          {flags.map((flag) => (
            <Checkbox
              key={flag}
              name={`requirement.flagsAny.${flag}`}
              value={own.flagsAny.includes(flag)}
              onChange={(on) => toggleFlag(flag, on)}
            >
              {t(`flag.${flag}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </>
  );
}
