/** A person at a vendor. */
export interface Name {
  name: string;
  title: string;
  email: string;
}

export interface Place {
  name: string;
  kind:
    'contact_centre' | 'office' | 'data_centre' | 'cloud_region' | 'recovery_site' | 'vault' | 'home_working' | 'other';
  city: string;
  region: string;
  country: string;
  timeZone: string;
  hazardZones: string[];
}

export interface Machine {
  name: string;
  kind: 'application' | 'platform' | 'database' | 'network' | 'telephony' | 'storage' | 'identity' | 'other';
  description: string;
}

/** Facts from which tier and flags follow. Durations in whole minutes. */
export interface ServiceCast {
  name: string;
  category: string;
  description: string;
  tier: 'T1' | 'T2' | 'T3';
  flags: string[];
  mtpdMinutes: number;
  highestImpact: 0 | 1 | 2 | 3 | 4;
  substitutability: 'none' | 'slow' | 'ready';
  volumeSharePct: number;
  accounts: string;
  objectives: { rtoMinutes: number; rpoMinutes: number; wrtMinutes: number; mbcoPct: number } | null;
}

export interface VendorCast {
  key: string;
  /** Prefix of the vendor's own document numbers. */
  prefix: string;
  name: string;
  legalName: string;
  country: string;
  sectors: string[];
  summary: string;
  contributor: Name;
  attestor: Name;
  service: ServiceCast;
  sites: Place[];
  systems: Machine[];
}

export const person = (name: string, title: string, domain: string): Name => ({
  name,
  title,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${domain}.example`,
});

export const place = (kind: Place['kind'], where: string, hazards: string): Place => {
  const [city = '', region = '', timeZone = 'America/Chicago', country = 'US'] = where.split('|');
  return {
    name: `${city} ${KIND_WORDS[kind]}`,
    kind,
    city,
    region,
    country,
    timeZone,
    hazardZones: hazards.split(','),
  };
};

const KIND_WORDS: Record<Place['kind'], string> = {
  contact_centre: 'contact centre',
  office: 'office',
  data_centre: 'data centre',
  cloud_region: 'cloud region',
  recovery_site: 'recovery site',
  vault: 'vault',
  home_working: 'home working',
  other: 'site',
};

export const service = (
  given: Partial<ServiceCast> & Pick<ServiceCast, 'name' | 'category' | 'tier'>,
): ServiceCast => ({
  description: '',
  flags: [],
  mtpdMinutes: 4320,
  highestImpact: 1,
  substitutability: 'ready',
  volumeSharePct: 5,
  accounts: '',
  objectives: null,
  ...given,
});
