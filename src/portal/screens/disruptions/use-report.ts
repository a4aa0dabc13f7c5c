import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { DisruptionType, ReportDisruption } from '../../api/disruptions';
import { servicesQuery } from '../../api/plans';
import { sitesQuery } from '../../api/vendors';
import type { Effects } from './effect-field';
import type { NoticeDraft } from './notice-fields';

const blank = {
  ...{ title: '', description: '', siteId: '' },
  ...{ occurredAt: null as string | null, detectedAt: null as string | null, kind: '' as DisruptionType | '' },
};

type Draft = typeof blank;
type Known = { zone: string; effects: Effects; told: NoticeDraft | null; vendorId: string };

const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const listOf = <T extends string>(one: T | ''): T[] => (one === '' ? [] : [one]);

/* what is empty goes as it is: the server names the field */
function bodyOf({ kind, siteId, ...rest }: Draft, { zone, effects, told, vendorId }: Known): ReportDisruption {
  const services = Object.entries(effects).flatMap(([serviceId, effect]) => (effect ? [{ serviceId, effect }] : []));
  const notice = told && { ...told, givenAt: told.givenAt ?? '' };
  return {
    ...{ ...rest, occurredAt: rest.occurredAt ?? '', timeZone: zone, services },
    ...{ disruptionTypes: listOf(kind), siteIds: listOf(siteId) },
    ...(vendorId !== '' && { vendorId }),
    ...(notice && { told: notice }),
  } as ReportDisruption;
}

const vendorOf = (services: readonly { vendorId: string }[]): string => services[0]?.vendorId ?? '';

/* the services and sites of the vendor that it happened to; a vendor sees its own only */
function useVendor(isOwn: boolean) {
  const [chosen, setVendorId] = useState('');
  const filter = isOwn ? {} : { vendorId: chosen };
  const { data } = useQuery({ ...servicesQuery(filter), enabled: isOwn || chosen !== '' });
  const services = data ? data.items : [];
  const vendorId = isOwn ? vendorOf(services) : chosen;
  const { data: sites = [] } = useQuery({ ...sitesQuery(vendorId), enabled: vendorId !== '' });
  const active = services.filter(({ state }) => state === 'active');
  return { vendorId, setVendorId, isKnown: data !== undefined, active, sites };
}

/** What is typed into a report, and the report that it makes. A vendor's only service is taken as stopped until it says otherwise. */
export function useReport(isOwn: boolean) {
  const vendor = useVendor(isOwn);
  const { active, sites } = vendor;
  const [draft, setDraft] = useState(blank);
  const [effects, setEffects] = useState<Effects>({});
  const [told, setTold] = useState<NoticeDraft | null>(null);
  const [only, ...others] = active;
  const first: Effects = only && others.length === 0 ? { [only.id]: 'stopped' } : {};
  const known = { ...first, ...effects };
  const site = sites.find(({ id }) => id === draft.siteId) ?? sites[0];
  const zone = site?.timeZone ?? here();
  const body = bodyOf(draft, { zone, effects: known, told, vendorId: isOwn ? '' : vendor.vendorId });
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  return { ...vendor, draft, set, known, setEffects, told, setTold, zone, body };
}
