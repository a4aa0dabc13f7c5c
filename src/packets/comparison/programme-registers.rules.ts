import type { ProgrammeRegister, ThingLine } from '../kinds/programme.model';
import type { Manifest } from '../manifest.model';
import type { Register } from './register.model';

const VENDORS: Register = {
  name: 'Vendors',
  records: ({ programme }) =>
    (programme?.vendors ?? []).map((one) => ({
      ...{ key: one.ref, ref: one.ref, title: one.name, whole: one },
      fields: {
        State: one.state,
        'Highest tier': one.tier,
        'Active services': String(one.services),
        'Relevant to financial reporting': one.icfrRelevant ? 'yes' : 'no',
      },
    })),
};

const minutes = (value: number | null): string | null => (value === null ? null : `${value} min`);

const SERVICES: Register = {
  name: 'Services',
  records: ({ programme }) =>
    (programme?.services ?? []).map((one) => ({
      ...{ key: one.ref, ref: one.ref, title: `${one.name}, ${one.vendorRef}`, whole: one },
      ofYear: ['Decided by'],
      fields: {
        State: one.state,
        Tier: one.tier,
        Flags: one.flags.join(', '),
        'Relevant to financial reporting': one.icfrRelevant ? 'yes' : 'no',
        'RTO in force': minutes(one.rtoMinutes),
        'RPO in force': minutes(one.rpoMinutes),
        'MTPD in force': minutes(one.mtpdMinutes),
        'Decided by': one.decidedBy,
      },
    })),
};

const OCCURRENCES: Register = {
  name: 'Occurrences',
  records: ({ programme }) =>
    (programme?.occurrences ?? []).map((one) => {
      const { code, vendorRef, serviceRef, occurrence, words, reason, dueOn, concludedBy } = one;
      const ref = `${code} (${vendorRef}${serviceRef === null ? '' : `, ${serviceRef}`}${occurrence > 1 ? `, occurrence ${occurrence}` : ''})`;
      const fields = { Result: words, Reason: reason, 'Concluded by': concludedBy, Due: dueOn };
      return { key: ref, ref, title: '', fields, whole: fields, ofYear: ['Reason', 'Concluded by', 'Due'] };
    }),
};

type Lines = Exclude<keyof ProgrammeRegister, 'vendors' | 'services' | 'occurrences'>;

const lines = (name: string, which: Lines): Register => ({
  name,
  records: ({ programme }: Manifest) =>
    (programme?.[which] ?? []).map((one: ThingLine) => ({
      ...{ key: one.ref, ref: one.ref, title: `${one.title}, ${one.vendorRef}`, whole: one },
      fields: { State: one.state, Day: one.on, Standing: one.standing },
    })),
});

/** What two programme packets are compared by: their lines. */
export const PROGRAMME_REGISTERS: readonly Register[] = [
  ...[OCCURRENCES, VENDORS, SERVICES],
  ...[lines('Plan versions', 'plans'), lines('Exercises', 'exercises'), lines('Findings', 'findings')],
  ...[lines('Approved exceptions', 'exceptions'), lines('Attestations', 'attestations')],
  ...[lines('Submissions and reviews', 'reviews'), lines('Independent reports', 'reports')],
  lines('Disruptions', 'disruptions'),
];
