import type { VendorCast } from './vendor-cast';

const company = (prefix: string, name: string, legalName: string) => ({
  key: name.toLowerCase().split(' ')[0] ?? name,
  prefix,
  name,
  legalName,
});
const at = (domain: string) => (name: string, title: string) => ({
  name,
  title,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${domain}.example`,
});
const larkmoor = at('larkmoor');
const brindlewick = at('brindlewick');
const copperline = at('copperline');
const fenwick = at('fenwickrise');
const vantelle = at('vantelle');

/** Vendors whose services, tiers and obligations are there, and whose evidence is still to come. */
export const MORE_VENDORS: VendorCast[] = [
  {
    ...company('LPT', 'Larkmoor Payroll & Time', 'Larkmoor Payroll & Time, Inc.'),
    country: 'US',
    sectors: ['payroll'],
    summary: 'Time capture and payroll; backups carved out to Copperline Vaulting.',
    contributor: larkmoor('Soren Whitby', 'Continuity lead'),
    attestor: larkmoor('Adele Kinnear', 'Chief financial officer'),
    service: {
      name: 'Payroll and time',
      category: 'payroll_time',
      description: 'Time capture, gross-to-net and payment files.',
      tier: 'T1',
      flags: ['icfr_relevant', 'holds_registrant_data', 'hosts_systems', 'has_subservice'],
      ...{ mtpdMinutes: 1440, highestImpact: 4, substitutability: 'none', volumeSharePct: 100 },
      accounts: 'Payroll expense; accrued compensation',
      objectives: { rtoMinutes: 480, rpoMinutes: 60, wrtMinutes: 120, mbcoPct: 80 },
    },
    sites: [
      {
        ...{ name: 'Duluth data centre', kind: 'data_centre', city: 'Duluth', region: 'MN', country: 'US' },
        ...{ timeZone: 'America/Chicago', hazardZones: ['winter storm'] },
      },
      {
        ...{ name: 'Boise recovery site', kind: 'recovery_site', city: 'Boise', region: 'ID', country: 'US' },
        ...{ timeZone: 'America/Boise', hazardZones: ['wildfire smoke'] },
      },
    ],
    systems: [{ name: 'Payroll engine', kind: 'application', description: 'Gross-to-net calculation' }],
  },
  {
    ...company('BMS', 'Brindlewick Member Support', 'Brindlewick Member Support, Inc.'),
    country: 'US',
    sectors: ['health'],
    summary: 'Answers members of the employee health plan.',
    contributor: brindlewick('Tamsin Hale', 'Operations continuity manager'),
    attestor: brindlewick('Gregor Linde', 'Chief executive'),
    service: {
      name: 'Health plan member support',
      category: 'voice_agents',
      description: 'Member calls and letters; holds protected health information.',
      tier: 'T2',
      flags: ['customer_contact', 'phi', 'agents_on_site', 'holds_registrant_data'],
      ...{ mtpdMinutes: 1440, highestImpact: 4, substitutability: 'slow', volumeSharePct: 8, accounts: '' },
      objectives: { rtoMinutes: 720, rpoMinutes: 240, wrtMinutes: 120, mbcoPct: 50 },
    },
    sites: [
      {
        ...{ name: 'Macon contact centre', kind: 'contact_centre', city: 'Macon', region: 'GA', country: 'US' },
        ...{ timeZone: 'America/New_York', hazardZones: ['tornado'] },
      },
    ],
    systems: [{ name: 'Member desktop', kind: 'application', description: 'Member records and call notes' }],
  },
  {
    ...company('CLV', 'Copperline Vaulting', 'Copperline Vaulting, Inc.'),
    country: 'US',
    sectors: ['backup'],
    summary: 'Keeps isolated backup copies; also works for Larkmoor.',
    contributor: copperline('Wendell Oakes', 'Vault operations manager'),
    attestor: copperline('Priscilla Dunmore', 'General manager'),
    service: {
      name: 'Backup vaulting',
      category: 'backup_vaulting',
      description: 'Isolated, immutable copies of payroll and ledger backups.',
      tier: 'T2',
      flags: ['holds_registrant_data', 'hosts_systems'],
      ...{ mtpdMinutes: 1440, highestImpact: 4, substitutability: 'slow', volumeSharePct: 40, accounts: '' },
      objectives: { rtoMinutes: 720, rpoMinutes: 1380, wrtMinutes: 240, mbcoPct: 50 },
    },
    sites: [
      {
        ...{ name: 'Salina vault', kind: 'vault', city: 'Salina', region: 'KS', country: 'US' },
        ...{ timeZone: 'America/Chicago', hazardZones: ['tornado'] },
      },
    ],
    systems: [{ name: 'Vault store', kind: 'storage', description: 'Write-once copies, kept apart from networks' }],
  },
  {
    ...company('FRE', 'Fenwick Rise Emergency Overflow', 'Fenwick Rise Emergency Overflow, Inc.'),
    country: 'US',
    sectors: ['emergency communications'],
    summary: 'Takes emergency calls from company towns when local lines overflow.',
    contributor: fenwick('Nell Sandoval', 'Emergency readiness manager'),
    attestor: fenwick('Isaac Thorne', 'Chief operating officer'),
    service: {
      name: 'Emergency call overflow',
      category: 'emergency_call_handling',
      description: 'Overflow and text relay of emergency calls.',
      tier: 'T1',
      flags: ['emergency_services', 'customer_contact', 'hosts_systems', 'agents_on_site'],
      ...{ mtpdMinutes: 60, highestImpact: 4, substitutability: 'none', volumeSharePct: 100, accounts: '' },
      objectives: { rtoMinutes: 30, rpoMinutes: 0, wrtMinutes: 15, mbcoPct: 90 },
    },
    sites: [
      {
        ...{ name: 'Bangor contact centre', kind: 'contact_centre', city: 'Bangor', region: 'ME', country: 'US' },
        ...{ timeZone: 'America/New_York', hazardZones: ['ice storm'] },
      },
      {
        ...{ name: 'Fargo recovery site', kind: 'recovery_site', city: 'Fargo', region: 'ND', country: 'US' },
        ...{ timeZone: 'America/Chicago', hazardZones: ['blizzard', 'river flood'] },
      },
    ],
    systems: [{ name: 'Emergency routing', kind: 'telephony', description: 'Call and text relay' }],
  },
  {
    ...company('VPS', 'Vantelle Paiements SAS', 'Vantelle Paiements SAS'),
    country: 'FR',
    sectors: ['payments'],
    summary: 'Card payments of the European shops.',
    contributor: vantelle('Camille Roussel', 'Continuity officer'),
    attestor: vantelle('Bastien Leclerc', 'Directeur général'),
    service: {
      name: 'Card payments Europe',
      category: 'payments_collections',
      description: 'Authorisation, capture and settlement of card payments.',
      tier: 'T2',
      flags: ['eu_financial', 'icfr_relevant', 'holds_registrant_data', 'hosts_systems'],
      ...{ mtpdMinutes: 480, highestImpact: 4, substitutability: 'slow', volumeSharePct: 18 },
      accounts: 'Cash; card receivables',
      objectives: { rtoMinutes: 240, rpoMinutes: 15, wrtMinutes: 60, mbcoPct: 70 },
    },
    sites: [
      {
        ...{ name: 'Lyon data centre', kind: 'data_centre', city: 'Lyon', region: 'ARA', country: 'FR' },
        ...{ timeZone: 'Europe/Paris', hazardZones: ['river flood'] },
      },
      {
        ...{ name: 'Gent data centre', kind: 'data_centre', city: 'Gent', region: 'VOV', country: 'BE' },
        ...{ timeZone: 'Europe/Brussels', hazardZones: ['river flood'] },
      },
    ],
    systems: [{ name: 'Settlement engine', kind: 'application', description: 'Clearing files and settlement' }],
  },
];
