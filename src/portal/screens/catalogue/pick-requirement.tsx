import type { Requirement } from '../../api/catalogue';
import { ComboBox } from '../../parts/combo-box';
import { useDraftCopy } from './draft.copy';

type PickProps = { all: readonly Requirement[]; value: string; onChange: (code: string) => void };

/** One of the requirements of the base, found by typing. */
export function PickRequirement({ all, value, onChange }: PickProps) {
  const t = useDraftCopy();
  return (
    <ComboBox
      label={t('requirement')}
      name="requirementId"
      options={all.map(({ code, title }) => ({ id: code, label: `${code} ${title}` }))}
      value={value}
      onChange={(code) => onChange(code ?? '')}
    />
  );
}
