export const PLAN_KINDS = ['DR', 'COOP'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Sections that a plan must have: COOP as the catalogue's PLN-01 lists them, DR from PLN-02 and what it rests on. */
export const SECTIONS: Record<PlanKind, Readonly<Record<string, string>>> = {
  COOP: {
    scope: 'Scope',
    essential_functions: 'Essential functions',
    activation_triggers: 'Activation triggers',
    authority_and_succession: 'Authority and succession',
    contacts: 'Contacts',
    procedures_by_scenario: 'Procedures by scenario',
    resources: 'Resources',
    communications: 'Communications',
    return_to_normal: 'Return to normal',
    maintenance_log: 'Maintenance log of the plan',
  },
  DR: {
    scope: 'Scope',
    recovery_objectives: 'Recovery objectives',
    roles_and_contacts: 'Roles and contacts',
    protection_of_data: 'Protection of data',
    server_availability: 'Infrastructure and server availability',
    recovery_order: 'Order of recovery',
    downtime_scenarios: 'Downtime scenarios',
    maintenance: 'Maintenance of systems',
    return_to_normal: 'Return to normal',
    maintenance_log: 'Maintenance log of the plan',
  },
};

/** Where a section stands in the plan's file: a page or a short text. Not present is said, not left out. */
export interface Section {
  key: string;
  present: boolean;
  reference: string;
}

export function sectionKeys(kind: PlanKind): string[] {
  return Object.keys(SECTIONS[kind]);
}

export function sectionLabel(kind: PlanKind, key: string): string {
  return SECTIONS[kind][key] ?? key;
}

/** Every mandatory section in order, those not spoken of as missing. */
export function completeSections(kind: PlanKind, given: readonly Section[]): Section[] {
  return sectionKeys(kind).map((key) => {
    const found = given.find((s) => s.key === key);
    return { key, present: found?.present ?? false, reference: found?.reference ?? '' };
  });
}

export type SectionError = 'section-unknown' | 'section-twice' | 'section-without-reference';

/** Errors in a list of sections as somebody sent it; `index` is the place in that list. */
export function sectionErrors(
  kind: PlanKind,
  given: readonly Section[],
): { index: number; code: SectionError; reason: string }[] {
  return given.flatMap((section, index) => {
    const error = errorOf(kind, given, index);
    return error ? [{ index, code: error, reason: SECTION_WORDS[error](section.key, kind) }] : [];
  });
}

function errorOf(kind: PlanKind, given: readonly Section[], index: number): SectionError | null {
  const section = given[index];
  if (!section) return null;
  if (!sectionKeys(kind).includes(section.key)) return 'section-unknown';
  if (given.findIndex((s) => s.key === section.key) !== index) return 'section-twice';
  return section.present && section.reference.trim() === '' ? 'section-without-reference' : null;
}

const SECTION_WORDS: Record<SectionError, (key: string, kind: PlanKind) => string> = {
  'section-unknown': (key, kind) => `A ${kind} plan has no section "${key}".`,
  'section-twice': (key, kind) => `The section "${sectionLabel(kind, key)}" is given twice.`,
  'section-without-reference': (key, kind) =>
    `Say where "${sectionLabel(kind, key)}" stands: a page of the file or a short text.`,
};
