import { useQuery } from '@tanstack/react-query';
import { vendorNamesQuery, type Grant } from '../../api/people';
import type { Role } from '../../api/session';
import { Checkbox, RadioGroup } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { Select } from '../../parts/select-field';
import { DateField } from '../../parts/text-fields';
import { usePeopleCopy } from './people.copy';

export const roles = [
  'vendor_contributor',
  'vendor_attestor',
  'relationship_owner',
  'compliance_officer',
  'second_line_approver',
  'external_auditor',
  'administrator',
] as const satisfies Role[];

/** A role as it is being chosen; `scope` null means all vendors. */
export type GrantDraft = { role: Role | ''; vendorId: string | null; scope: string[] | null; endsOn: string };
export const noGrant: GrantDraft = { role: '', vendorId: null, scope: null, endsOn: '' };

const ofVendor = (role: GrantDraft['role']) => role === 'vendor_contributor' || role === 'vendor_attestor';

/** What is sent: only what belongs to the role. The API says what is missing. */
export function grantOf({ role, vendorId, scope, endsOn }: GrantDraft): Grant {
  return {
    role: role as Role,
    ...(ofVendor(role) && vendorId && { vendorId }),
    ...(role === 'external_auditor' && scope && { vendorScope: scope }),
    ...(endsOn && { endsOn }),
  };
}

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
