// One line for each thing of a period over all vendors, for scoping and to sample from. Units as in snapshot.model.ts.

export interface VendorLine {
  ref: string;
  name: string;
  country: string;
  state: string;
  /** The highest of its active services; null without one. */
  tier: string | null;
  services: number;
  icfrRelevant: boolean;
}

export interface ServiceLine {
  ref: string;
  vendorRef: string;
  name: string;
  category: string;
  state: string;
  tier: string | null;
  flags: string[];
  icfrRelevant: boolean;
  icfrReason: string;
  decidedBy: string | null;
  decidedAt: string | null;
  rtoMinutes: number | null;
  rpoMinutes: number | null;
  mtpdMinutes: number | null;
}

/** One occurrence of a control: what an auditor picks a sample from. */
export interface OccurrenceLine {
  code: string;
  vendorRef: string;
  serviceRef: string | null;
  occurrence: number;
  lane: string;
  /** On whom it is binding and what its evidence serves, in words. Packets built before they were held lack these two. */
  forceLabel?: string;
  laneLabel?: string;
  dueOn: string;
  result: string;
  words: string;
  reason: string;
  concludedBy: string | null;
  concludedAt: string | null;
}

export interface ThingLine {
  ref: string;
  vendorRef: string;
  title: string;
  /** What there is to know about it in a line. */
  standing: string;
  state: string;
  on: string | null;
}

/** Populations of a programme packet. No exhibits: a line says where to ask. */
export interface ProgrammeRegister {
  vendors: VendorLine[];
  services: ServiceLine[];
  occurrences: OccurrenceLine[];
  plans: ThingLine[];
  exercises: ThingLine[];
  findings: ThingLine[];
  exceptions: ThingLine[];
  attestations: ThingLine[];
  reviews: ThingLine[];
  reports: ThingLine[];
  disruptions: ThingLine[];
}
