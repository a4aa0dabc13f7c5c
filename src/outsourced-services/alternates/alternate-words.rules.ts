export const ALTERNATE_KINDS = ['agreement', 'second_site', 'hosted_seats'] as const;
export type AlternateKind = (typeof ALTERNATE_KINDS)[number];

export const ALTERNATE_USES = ['exclusive', 'shared_with_priority', 'shared'] as const;
export type AlternateUse = (typeof ALTERNATE_USES)[number];

export const TRIAL_RESULTS = ['as_promised', 'short', 'failed'] as const;
export type TrialResult = (typeof TRIAL_RESULTS)[number];
