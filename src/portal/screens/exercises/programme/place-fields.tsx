import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../api/session';
import { servicesQuery, sitesQuery, systemsQuery, vendorsQuery } from '../../../api/vendors';
import { Select } from '../../../parts/select-field';
import { useRegistersCopy } from './registers.copy';

type PlaceProps = { value: string; onChange: (id: string, timeZone?: string) => void };

/* a vendor's people see one vendor: their own */
function useVendorId(): string {
  const { membership } = useSession();
  const { data } = useQuery({ ...vendorsQuery, enabled: membership.vendor !== null });
  return data?.[0]?.id ?? '';
}

/** A site of the vendor; tells its time zone too. */
export function SiteField({ value, onChange }: PlaceProps) {
  const t = useRegistersCopy();
  const vendorId = useVendorId();
  const { data: sites = [] } = useQuery({ ...sitesQuery(vendorId), enabled: vendorId !== '' });
  return (
    <Select
      label={t('site')}
      name="siteId"
      optional
      options={sites.map(({ id, name }) => ({ id, label: name }))}
      value={value}
      emptyLabel={t('noSite')}
      onChange={(id) => onChange(id, sites.find((site) => site.id === id)?.timeZone)}
    />
  );
}

export function SystemField({ value, onChange }: PlaceProps) {
  const t = useRegistersCopy();
  const vendorId = useVendorId();
  const { data: systems = [] } = useQuery({ ...systemsQuery(vendorId), enabled: vendorId !== '' });
  return (
    <Select
      label={t('system')}
      name="systemId"
      optional
      options={systems.map(({ id, name }) => ({ id, label: name }))}
      value={value}
      emptyLabel={t('noSystem')}
      onChange={(id) => onChange(id)}
    />
  );
}

export function ServiceField({ value, onChange }: PlaceProps) {
  const t = useRegistersCopy();
  const { data } = useQuery(servicesQuery());
  return (
    <Select
      label={t('service')}
      name="serviceId"
      options={(data ?? []).map(({ id, name }) => ({ id, label: name }))}
      value={value}
      onChange={(id) => onChange(id)}
    />
  );
}
