import type { ReactNode } from 'react';
import type { Deed } from '../../api/deed';
import type { Site, System } from '../../api/vendors';
import { Form } from '../../parts/form';
import { humanise } from '../../parts/format';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { listOf, useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

const siteKinds = [
  ...(['contact_centre', 'office', 'data_centre', 'cloud_region', 'recovery_site', 'vault', 'home_working'] as const),
  'other',
] as const;
const systemKinds = [
  ...(['application', 'platform', 'database', 'network', 'telephony', 'storage', 'identity'] as const),
  'other',
] as const;
const choices = <Id extends string>(kinds: readonly Id[]) => kinds.map((id) => ({ id, label: humanise(id) }));

const blankSite = { name: '', kind: '', city: '', region: '', country: '', timeZone: '', hazardZones: '' };
const blankSystem = { name: '', kind: '', description: '' };

export const siteTexts = (site: Site): typeof blankSite => ({
  ...{ name: site.name, kind: site.kind, city: site.city, region: site.region, country: site.country },
  ...{ timeZone: site.timeZone, hazardZones: site.hazardZones.join(', ') },
});

export const systemTexts = ({ name, kind, description }: System): typeof blankSystem => ({ name, kind, description });

type Sent = Pick<Deed<never, unknown>, 'errors'>;
export type PlaceFormProps<Place, Body> = {
  place?: Place;
  label: string;
  send: Sent;
  /** Says when the blank form is to be cleared. */
  onSubmit: (body: Body, clear: () => void) => void;
  /** The problem and the buttons below the fields. */
  children: ReactNode;
};

export type SiteBody = Omit<typeof blankSite, 'kind' | 'hazardZones'> & {
  kind: Site['kind'];
  hazardZones: string[];
};
export type SystemBody = Omit<typeof blankSystem, 'kind'> & { kind: System['kind'] };

/** The fields of a site, blank or filled. */
export function SiteForm({ place, label, send, onSubmit, children }: PlaceFormProps<Site, SiteBody>) {
  const t = useVendorsCopy();
  const { values, field, reset } = useFields(place ? siteTexts(place) : blankSite);
  const body = { ...values, kind: values.kind as Site['kind'], hazardZones: listOf(values.hazardZones) };
  return (
    <Form errors={send.errors} onSubmit={() => onSubmit(body, reset)} label={label}>
      <div className="form-row">
        <TextField label={t('name')} {...field('name')} />
        <Select label={t('kind')} options={choices(siteKinds)} {...field('kind')} />
        <TextField label={t('city')} {...field('city')} />
        <TextField label={t('region')} optional {...field('region')} />
        <TextField label={t('countryField')} hint={t('countryHint')} maxLength={2} {...field('country')} />
        <TextField label={t('zone')} hint={t('zoneHint')} {...field('timeZone')} />
        <TextField label={t('hazards')} optional hint={t('sectorsHint')} {...field('hazardZones')} />
      </div>
      {children}
    </Form>
  );
}

/** The fields of a system, blank or filled. */
export function SystemForm({ place, label, send, onSubmit, children }: PlaceFormProps<System, SystemBody>) {
  const t = useVendorsCopy();
  const { values, field, reset } = useFields(place ? systemTexts(place) : blankSystem);
  const body = { ...values, kind: values.kind as System['kind'] };
  return (
    <Form errors={send.errors} onSubmit={() => onSubmit(body, reset)} label={label}>
      <div className="form-row">
        <TextField label={t('name')} {...field('name')} />
        <Select label={t('kind')} options={choices(systemKinds)} {...field('kind')} />
        <TextField label={t('description')} optional {...field('description')} />
      </div>
      {children}
    </Form>
  );
}
