/** What a service can rest on. The first five are registers of the vendor; the others are named. */
export const DEPENDENCY_KINDS = [
  'site',
  'system',
  'data_set',
  'team',
  'fourth_party',
  'carrier',
  'cloud_region',
  'utility',
  'platform',
] as const;
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

export const NAMED_KINDS = ['carrier', 'cloud_region', 'utility', 'platform'] as const satisfies DependencyKind[];
export type NamedKind = (typeof NAMED_KINDS)[number];

/** Other companies stand behind these: two sides by their nature. */
export const OUTSIDE_KINDS: readonly DependencyKind[] = ['fourth_party', ...NAMED_KINDS];

export const DEPENDENCY_ROLES = ['primary', 'standby', 'shared_load'] as const;
export type DependencyRole = (typeof DEPENDENCY_ROLES)[number];

/** Who recovers it: the vendor, the other party, or the registrant. */
export const OWNER_SIDES = ['us', 'them', 'registrant'] as const;
export type OwnerSide = (typeof OWNER_SIDES)[number];

export const OBJECTIONS = ['not_ours', 'times_differ', 'not_known_to_us', 'other'] as const;
export type Objection = (typeof OBJECTIONS)[number];

export const CONFIRMATION_SIDES = ['us', 'them'] as const;
export type ConfirmationSide = (typeof CONFIRMATION_SIDES)[number];

export const RESOURCE_KINDS = ['site_area', 'carrier', 'cloud_region', 'fourth_party', 'utility', 'platform'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export const DATA_FEEDS = ['payroll', 'time', 'ledger', 'billing', 'reporting', 'operations'] as const;
export type DataFeed = (typeof DATA_FEEDS)[number];

export const ASSURANCES = ['none', 'soc1', 'soc2', 'certificate', 'own_review'] as const;
export type Assurance = (typeof ASSURANCES)[number];

export const SOC_METHODS = ['inclusive', 'carve_out', 'no_report', 'not_known'] as const;
export type SocMethod = (typeof SOC_METHODS)[number];

export const CLAIMS = ['recovers_within', 'carries_share', 'owns_recovery', 'has_plan', 'is_tested', 'other'] as const;
export type Claim = (typeof CLAIMS)[number];

export const ASSUMPTION_STATES = ['unchecked', 'holds', 'does_not_hold', 'withdrawn'] as const;
export type AssumptionState = (typeof ASSUMPTION_STATES)[number];

export type RequestState = 'open' | 'confirmed' | 'objected' | 'withdrawn';

/** Which kind of shared identity a dependency can be given. Systems, data and teams are the vendor's alone. */
export const RESOURCE_OF: Partial<Record<DependencyKind, ResourceKind>> = {
  site: 'site_area',
  fourth_party: 'fourth_party',
  carrier: 'carrier',
  cloud_region: 'cloud_region',
  utility: 'utility',
  platform: 'platform',
};

export const isNamed = (kind: DependencyKind): kind is NamedKind => (NAMED_KINDS as readonly string[]).includes(kind);
