import { DateField, TextField } from '../../parts/text-fields';
import { Select } from '../../parts/select-field';
import { ObligationPicker } from './obligation-picker';
import { sourceKinds, waysObtained, type ChosenFile, type UploadFacts } from './upload-facts';
import { useUploadFormCopy } from './uploads.copy';

type SharedFactsProps = {
  facts: UploadFacts;
  onChange: (facts: UploadFacts) => void;
  chosen: ChosenFile[];
};

/** Where files come from, what they cover and what they are brought for. */
export function SharedFacts({ facts, onChange, chosen }: SharedFactsProps) {
  const t = useUploadFormCopy();
  const set = (changes: Partial<UploadFacts>) => onChange({ ...facts, ...changes });
  const isOutside = facts.sourceKind === 'issuer' || facts.sourceKind === 'third_party';
  return (
    <>
      {chosen.length > 1 && <h3>{t('shared')}</h3>}
      <div className="form-row">
        <Select
          label={t('sourceKind')}
          name="sourceKind"
          options={sourceKinds.map((id) => ({ id, label: t(`source.${id}`) }))}
          value={facts.sourceKind}
          onChange={(id) => id && set({ sourceKind: id })}
        />
        <TextField
          label={t('sourceParty')}
          name="sourceParty"
          hint={t('sourcePartyHint')}
          optional={!isOutside}
          maxLength={200}
          value={facts.sourceParty}
          onChange={(sourceParty) => set({ sourceParty })}
        />
        <Select
          label={t('obtainedBy')}
          name="obtainedBy"
          options={waysObtained.map((id) => ({ id, label: t(`obtained.${id}`) }))}
          value={facts.obtainedBy}
          onChange={(id) => id && set({ obtainedBy: id })}
        />
      </div>
      <div className="form-row">
        <DateField
          label={t('periodFrom')}
          name="periodFrom"
          hint={t('periodHint')}
          optional
          value={facts.periodFrom}
          onChange={(periodFrom) => set({ periodFrom })}
        />
        <DateField
          label={t('periodTo')}
          name="periodTo"
          optional
          value={facts.periodTo}
          onChange={(periodTo) => set({ periodTo })}
        />
      </div>
      <ObligationPicker
        label={t('requirements')}
        hint={t('requirementsHint')}
        kind={chosen[0]?.kind ?? ''}
        value={facts.obligationIds}
        onChange={(obligationIds) => set({ obligationIds })}
      />
    </>
  );
}
