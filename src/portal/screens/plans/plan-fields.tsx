import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { servicesQuery } from '../../api/plans';
import { Checkbox } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { useFieldMessage } from '../../parts/form';
import { usePlansCopy } from './plans.copy';

type FileFieldProps = {
  label: string;
  hint?: string;
  optional?: boolean;
  value: string | null;
  onChange: (id: string | null) => void;
};

const PLAN_KINDS = ['EV-DRP', 'EV-COOP'];

/** A file of the evidence register, by its newest version; plan files first. */
export function FileField({ label, hint, optional, value, onChange }: FileFieldProps) {
  const { data } = useQuery(evidenceQuery());
  const isPlan = (kind: string) => Number(PLAN_KINDS.includes(kind));
  const options = (data?.items ?? [])
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .sort((a, b) => isPlan(b.kind) - isPlan(a.kind))
    .map(({ ref, title, latest, kindTitle }) => ({ id: latest.id, label: `${ref} ${title}`, detail: kindTitle }));
  return (
    <ComboBox
      label={label}
      name="sourceEvidenceVersionId"
      hint={hint}
      optional={optional}
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}

type ServicesFieldProps = { label: string; value: string[]; onChange: (ids: string[]) => void };

export function ServicesField({ label, value, onChange }: ServicesFieldProps) {
  const { data } = useQuery(servicesQuery());
  const message = useFieldMessage({ name: 'serviceIds' });
  return (
    <fieldset className="plain-fields">
      <legend className="field-label">{label}</legend>
      {(data?.items ?? []).map(({ id, name }) => (
        <Checkbox
          key={id}
          name={id}
          value={value.includes(id)}
          onChange={(on) => onChange(on ? [...value, id] : value.filter((one) => one !== id))}
        >
          {name}
        </Checkbox>
      ))}
      {message && <span className="field-error">{message}</span>}
    </fieldset>
  );
}

/** The hint of a file field when there is nothing to choose from. */
export function useFileHint(): string {
  const t = usePlansCopy();
  const { data } = useQuery(evidenceQuery());
  return data?.items.length === 0 ? t('noFiles') : t('fileHint');
}
