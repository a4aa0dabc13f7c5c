import type { AddDependency, DependencyTerms } from '../outsourced-services/dependencies/dependency-input.dto';

type Rest = Omit<AddDependency, 'targetId'>;

/** What a vendor says that its service rests on. Shares in percent of the normal peak, times in minutes. */
export interface ToldRegister {
  /** In the order of the sites of the cast. */
  sites: DependencyTerms[];
  /** Said of every system alike. */
  systems: DependencyTerms;
  others: Rest[];
  peak: { amount: number; unit: string; observedOn: string; source: string };
  /** Whether the other parties have confirmed in writing. */
  confirmed: boolean;
}

const ours: DependencyTerms = { ownerSide: 'us', ownerName: 'Site manager' };
const alone: DependencyTerms = { ...ours, role: 'primary', sharePct: 100 };
const standby = (standbyCapacityPct: number, activationMinutes: number): DependencyTerms => ({
  ...{ ...ours, role: 'standby', sharePct: 0, standbyCapacityPct, activationMinutes },
});

const carrier = (name: string, sharePct: number, standbyCapacityPct: number): Rest => ({
  ...{ kind: 'carrier', name, role: 'shared_load', sharePct, standbyCapacityPct },
  ...{ activationMinutes: 0, theirRtoMinutes: 240, ownerSide: 'them', ownerName: `${name} operations centre` },
});
const region = (name: string, activationMinutes: number): Rest => ({
  ...{ kind: 'cloud_region', name, role: 'primary', sharePct: 100, activationMinutes, theirRtoMinutes: 480 },
  ...{ ownerSide: 'them', ownerName: 'Granite Cloud support desk' },
});
/** All voice trunks of the contact centres come from one exchange; data circuits do not stand in for it. */
const TRUNKS: Rest = {
  ...{ kind: 'platform', name: 'Saltmarsh Carrier Exchange', role: 'primary', sharePct: 100, theirRtoMinutes: 30 },
  ...{ ownerSide: 'them', ownerName: 'Saltmarsh duty engineer' },
  essentialFunction: 'Customers reach an agent by telephone',
};

const systems: DependencyTerms = { role: 'primary', sharePct: 100, ownerSide: 'us', ownerName: 'Operations centre' };
const november = (amount: number, unit: string, source: string) => ({ amount, unit, source, observedOn: '2025-11-28' });

export const REGISTERS: Record<string, ToldRegister> = {
  quillfeather: {
    sites: [alone, standby(80, 98)],
    systems,
    others: [TRUNKS, carrier('Prairie Lightwave', 50, 100), carrier('Meridian Fiber', 50, 60)],
    ...{ peak: november(1_240, 'calls an hour', 'Contact platform, busiest hour of November 2025'), confirmed: true },
  },
  osprey: {
    sites: [alone],
    systems,
    others: [region('Granite Cloud us-central-2', 60), carrier('Meridian Fiber Networks', 100, 100)],
    ...{ peak: november(3_900, 'sessions', 'Routing core, busiest hour of November 2025'), confirmed: true },
  },
  larkmoor: {
    sites: [alone, standby(100, 128)],
    systems,
    others: [carrier('Lake Superior Networks', 100, 100)],
    ...{ peak: november(18_400, 'pay slips a run', 'Payroll engine, run of 28 November 2025'), confirmed: true },
  },
  brindlewick: {
    sites: [alone],
    systems,
    others: [TRUNKS, carrier('Meridian Fibre', 100, 100), region('Granite Cloud, region us-central-2', 480)],
    ...{ peak: november(160, 'calls an hour', 'Member desktop, enrolment week'), confirmed: false },
  },
  saltmarsh: {
    sites: [alone],
    systems,
    others: [carrier('Tidewater Access', 50, 100), carrier('Elizabeth River Fiber', 50, 100)],
    ...{ peak: november(2_100, 'calls at once', 'Trunk gateways, busiest hour of November 2025'), confirmed: true },
  },
  copperline: {
    sites: [alone],
    systems,
    others: [carrier('Meridian Fiber', 100, 100)],
    ...{ peak: november(9, 'terabytes a night', 'Vault store, month end of November 2025'), confirmed: false },
  },
  nettlecombe: {
    sites: [alone],
    systems,
    others: [
      {
        ...{ kind: 'utility', name: 'Miami Valley Power', role: 'primary', sharePct: 100, theirRtoMinutes: 720 },
        ...{ ownerSide: 'them', ownerName: 'Miami Valley Power outage desk' },
      },
    ],
    ...{ peak: november(42_000, 'letters a day', 'Composition server, statement day'), confirmed: true },
  },
  fenwick: {
    sites: [alone, standby(100, 24)],
    systems,
    others: [carrier('Penobscot Fiber', 50, 100), carrier('Kenduskeag Radio', 50, 100)],
    ...{
      peak: november(140, 'calls an hour', 'Call records of both carriers, storm of November 2025'),
      confirmed: true,
    },
  },
  vantelle: {
    sites: [
      { ...ours, role: 'shared_load', sharePct: 60, standbyCapacityPct: 100, activationMinutes: 20 },
      { ...ours, role: 'shared_load', sharePct: 40, standbyCapacityPct: 80, activationMinutes: 20 },
    ],
    systems,
    others: [carrier('Rhône Fibre', 100, 100)],
    ...{ peak: november(95, 'payments a second', 'Settlement engine, 28 November 2025'), confirmed: false },
  },
  harrowgate: {
    sites: [alone],
    systems,
    others: [region('Granite Cloud us-central-2', 1440)],
    ...{ peak: november(310, 'articles opened a minute', 'Script library, November 2025'), confirmed: false },
  },
};

/** Names that mean one thing, and the vendor here that it is. */
export const SHARED: {
  kind: 'carrier' | 'cloud_region' | 'platform';
  name: string;
  words: string;
  ownVendor?: string;
}[] = [
  { kind: 'platform', name: 'Saltmarsh Carrier Exchange', words: 'Saltmarsh', ownVendor: 'saltmarsh' },
  { kind: 'carrier', name: 'Meridian Fiber', words: 'Meridian' },
  { kind: 'cloud_region', name: 'Granite Cloud us-central-2', words: 'us-central-2' },
];
