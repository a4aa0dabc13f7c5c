export const SITE_KINDS = [
  'contact_centre',
  'office',
  'data_centre',
  'cloud_region',
  'recovery_site',
  'vault',
  'home_working',
  'other',
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const SYSTEM_KINDS = [
  'application',
  'platform',
  'database',
  'network',
  'telephony',
  'storage',
  'identity',
  'other',
] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];
