// The words of the catalogue. Order matters where it says so; nothing here depends on a framework.

export const TIERS = ['T1', 'T2', 'T3'] as const; // most critical first
export type Tier = (typeof TIERS)[number];

export const FLAGS = [
  'icfr_relevant',
  'customer_contact',
  'holds_registrant_data',
  'hosts_systems',
  'has_subservice',
  'agents_on_site',
  'phi',
  'financial_sector',
  'emergency_services',
  'eu_financial',
] as const;
export type Flag = (typeof FLAGS)[number];

export const FORCES = ['legal_duty', 'auditor_expectation', 'programme_policy', 'good_practice'] as const;
export type Force = (typeof FORCES)[number];

export const LANES = ['icfr', 'dcp', 'record', 'context'] as const;
export type Lane = (typeof LANES)[number];

export const LINKS = ['direct', 'supporting', 'indirect', 'none'] as const;
export type Link = (typeof LINKS)[number];

export const SCOPES = ['service', 'vendor', 'programme'] as const;
export type Scope = (typeof SCOPES)[number];

export const DUTY_HOLDERS = ['registrant', 'auditor', 'vendor', 'any_person'] as const;
export type DutyHolder = (typeof DUTY_HOLDERS)[number];

export const FREQUENCIES = [
  'annual',
  'semiannual',
  'quarterly',
  'monthly',
  'biennial',
  'triennial',
  'continuous',
  'once',
  'on_change',
  'per_event',
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const CHECK_SOURCES = ['derived', 'answer', 'reviewer'] as const;
export type CheckSource = (typeof CHECK_SOURCES)[number];

export const OPERATORS = ['==', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const; // most reliable first
export type Grade = (typeof GRADES)[number];

export const RETENTION_CLOCKS = [
  'audit_report_release',
  'contract_end',
  'created_or_last_effective',
  'sector_rule',
] as const;
export type RetentionClock = (typeof RETENTION_CLOCKS)[number];

export const MATCHES = ['tiers', 'tiers_and_any_flag', 'any_flag'] as const;
