import type { Role } from '../foundation/actor';

/** One password for everybody in the demo; it is printed at start and guards invented data only. */
export const DEMO_PASSWORD = 'lantern over still water';

export const REGISTRANT = {
  name: 'Tarnbrook Outfitting Group, Inc.',
  filerStatus: 'large_accelerated',
  fiscalYearEnd: '12-31',
  framework: 'COSO 2013',
} as const;

export const ADMINISTRATOR = {
  name: 'Sam Ortega',
  email: 'sam.ortega@tarnbrook.example',
  title: 'Identity administrator',
} as const;

/** Exists so that people can see that one registrant knows nothing of the other. */
export const SECOND_REGISTRANT = {
  name: 'Palisade Freight Lines, Inc.',
  filerStatus: 'accelerated',
  fiscalYearEnd: '12-31',
  framework: 'COSO 2013',
} as const;

export interface Colleague {
  key: string;
  name: string;
  email: string;
  title: string;
  role: Role;
  endsOn?: string;
}

export const COLLEAGUES: Colleague[] = [
  {
    key: 'ines',
    name: 'Ines Okafor',
    email: 'ines.okafor@tarnbrook.example',
    title: 'Vendor continuity compliance officer',
    role: 'compliance_officer',
  },
  {
    key: 'ruben',
    name: 'Ruben Halloway',
    email: 'ruben.halloway@tarnbrook.example',
    title: 'Director, operational risk (second line)',
    role: 'second_line_approver',
  },
  {
    key: 'mei',
    name: 'Mei Castellan',
    email: 'mei.castellan@tarnbrook.example',
    title: 'Director, SOX office',
    role: 'sox_office',
  },
  {
    key: 'harriet',
    name: 'Harriet Vance',
    email: 'harriet.vance@tarnbrook.example',
    title: 'Chief operating officer',
    role: 'executive',
  },
  {
    key: 'dana',
    name: 'Dana Whitlock',
    email: 'dana.whitlock@tarnbrook.example',
    title: 'Head of customer operations sourcing',
    role: 'relationship_owner',
  },
  {
    key: 'priya',
    name: 'Priya Lindqvist',
    email: 'priya.lindqvist@farrow-stone.example',
    title: 'Senior manager, Farrow & Stone LLP',
    role: 'external_auditor',
    endsOn: '2027-03-31',
  },
];

export const ELSEWHERE = {
  administrator: { name: 'Noor Haddad', email: 'noor.haddad@palisade.example', title: 'Administrator' },
  officer: {
    key: 'lena',
    name: 'Lena Brandt',
    email: 'lena.brandt@palisade.example',
    title: 'Supplier resilience officer',
    role: 'compliance_officer' as const,
  },
};
