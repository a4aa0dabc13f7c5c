import { useQuery } from '@tanstack/react-query';
import { vendorNamesQuery } from '../../api/people';
import { Checkbox, RadioGroup } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { Select } from '../../parts/select-field';
import { DateField } from '../../parts/text-fields';
import { ofVendor, roles, type GrantDraft } from './grant';
import { usePeopleCopy } from './people.copy';

type Props = { value: GrantDraft; onChange: (value: GrantDraft) => void };

function ScopeFields({ value, onChange }: Props) {
  const t = usePeopleCopy();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { scope } = value;
  const set = (next: string[] | null) => onChange({ ...value, scope: next });
  return (
    <>
      <RadioGroup
        label={t('scope')}
        name="vendorScope"
        options={[
          { id: 'all', label: t('scopeAll') },
          { id: 'named', label: t('scopeNamed') },
        ]}
        value={scope === null ? 'all' : 'named'}
        onChange={(id) => set(id === 'all' ? null : [])}
      />
      {scope !== null &&
        vendors.map((vendor) => (
          <Checkbox
            key={vendor.id}
            name={`vendorScope.${vendor.id}`}
            value={scope.includes(vendor.id)}
            onChange={(on) => set(on ? [...scope, vendor.id] : scope.filter((id) => id !== vendor.id))}
          >
            {vendor.label}
          </Checkbox>
        ))}
    </>
  );
}

/** The fields that say which role, for which vendor, and until when. */
export function GrantFields({ value, onChange }: Props) {
  const t = usePeopleCopy();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const auditor = value.role === 'external_auditor';
  return (
    <>
      <Select
        label={t('role')}
        name="role"
        options={roles.map((id) => ({ id, label: t(`role.${id}`) }))}
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
        hint={value.role && t(`does.${value.role}`)}
      />
      {ofVendor(value.role) && (
        <ComboBox
          label={t('vendor')}
          name="vendorId"
          hint={t('vendorHint')}
          options={vendors}
          value={value.vendorId}
          onChange={(vendorId) => onChange({ ...value, vendorId })}
        />
      )}
      {auditor && <ScopeFields value={value} onChange={onChange} />}
      {value.role && (
        <DateField
          label={t('endsOn')}
          name="endsOn"
          optional={!auditor}
          hint={t(auditor ? 'endsOnAuditor' : 'endsOnOther')}
          value={value.endsOn}
          onChange={(endsOn) => onChange({ ...value, endsOn })}
        />
      )}
    </>
  );
}
