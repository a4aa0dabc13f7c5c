import type { Manifest } from '../manifest.model';
import { nameOf } from '../check-people.rules';
import { EVENT_REGISTERS } from './event-registers.rules';
import { numbered, type Register } from './register.model';

const RESULTS: Register = {
  name: 'Results',
  records: (manifest) =>
    manifest.obligations.map((one) => {
      const result = manifest.results.find(({ obligationId }) => obligationId === one.id);
      const cites = [...(result?.cites ?? [])].map((cite) => citedAs(cite, manifest)).sort();
      const fields = {
        Result: result?.words ?? null,
        Reason: result?.reason ?? null,
        'Concluded by': one.concludedBy,
        Due: one.dueOn,
        'Stands on': cites.join(', '),
      };
      const ref = nameOf(one.id, manifest);
      return {
        key: ref,
        ref,
        title: one.title,
        fields,
        whole: fields,
        ofYear: ['Reason', 'Concluded by', 'Due', 'Stands on'],
      };
    }),
};

/** Exhibit numbers belong to one packet; a file is the same file in both by its own reference and version. */
function citedAs(cite: string, { exhibits }: Manifest): string {
  const exhibit = exhibits.find(({ number }) => number === cite);
  return exhibit ? `${exhibit.itemRef} v${exhibit.versionNumber}` : cite;
}

const SERVICES: Register = {
  name: 'Services',
  records: ({ services }) =>
    services.map((one) => {
      const set = one.objectives.find(
        ({ effectiveFrom, supersededAt }) => effectiveFrom !== null && supersededAt === null,
      );
      const fields = {
        State: one.state,
        Tier: one.tier,
        'Relevant to financial reporting': one.icfrRelevant ? 'yes' : 'no',
        Flags: one.flags.join(', '),
        'RTO in force': minutes(set?.rtoMinutes),
        'RPO in force': minutes(set?.rpoMinutes),
        'MTPD in force': minutes(set?.mtpdMinutes),
        Sites: one.sites.join(', '),
        Systems: one.systems.join(', '),
      };
      return { key: one.id, ref: one.ref, title: one.name, fields, whole: one };
    }),
};

const minutes = (value: number | null | undefined): string | null => (value == null ? null : `${value} min`);

const PLANS: Register = {
  name: 'Plan versions',
  records: ({ plans }) =>
    plans.flatMap((plan) =>
      plan.versions.map((one) => ({
        ...{ key: one.id, series: plan.ref, ref: `${plan.ref} v${one.label}`, title: plan.title, whole: one },
        ofYear: ['State', 'In force', 'Review due'],
        fields: {
          Version: one.label,
          State: one.state,
          'In force': one.effectiveFrom === null ? null : `${one.effectiveFrom} to ${one.effectiveTo ?? 'open'}`,
          'Review due': one.reviewDueOn,
          'Content digest': one.contentSha256,
        },
      })),
    ),
};

const EXERCISES: Register = {
  name: 'Exercises',
  records: ({ exercises }) => {
    const series = numbered(exercises, ({ kind, serviceId }) => `${kind} ${serviceId}`);
    return exercises.map((one) => ({
      ...{ key: one.id, series: series.get(one) ?? one.id, ref: one.ref, title: one.title, whole: one },
      ofYear: ['Planned'],
      fields: {
        State: one.state,
        Outcome: one.outcome,
        Planned: one.plannedOn,
        'RTO achieved': minutes(one.achievedRtoMinutes),
        'RPO achieved': minutes(one.achievedRpoMinutes),
      },
    }));
  },
};

const EXHIBITS: Register = {
  name: 'Exhibits',
  records: ({ exhibits }) =>
    exhibits.map((one) => ({
      ...{ key: one.versionId, series: one.itemRef, ref: `${one.itemRef} v${one.versionNumber}`, title: one.title },
      ofYear: ['Uses'],
      fields: {
        'SHA-256': one.sha256,
        Grade: one.grade,
        Withdrawn: one.withdrawnAt,
        Uses: one.uses
          .map(({ state }) => state)
          .sort()
          .join(', '),
      },
      whole: { sha256: one.sha256, uses: one.uses, withdrawnAt: one.withdrawnAt },
    })),
};

export const REGISTERS: readonly Register[] = [RESULTS, SERVICES, PLANS, EXERCISES, ...EVENT_REGISTERS, EXHIBITS];
