import { canonicalJson } from '../../foundation/canonical-json';
import type { Manifest } from '../manifest.model';
import type { Comparison, FieldChange, PacketHead, RecordChange, RegisterChanges } from './comparison.model';
import { PROGRAMME_REGISTERS } from './programme-registers.rules';
import type { Register, RegisterRecord } from './register.model';
import { REGISTERS } from './registers.rules';

export type * from './comparison.model';

export interface Compared {
  manifest: Manifest;
  manifestSha256: string;
}

/**
 * Compares what two packets say. Both are read from their frozen manifests; nothing is asked of the registers again. Packets of
 * different years are compared by what stays the same thing: a requirement of a service, the yearly exercise of a kind, a plan.
 */
export function comparePackets(before: Compared, after: Compared): Comparison & { acrossPeriods: boolean } {
  const acrossPeriods = before.manifest.period.id !== after.manifest.period.id;
  const kinds = before.manifest.programme || after.manifest.programme ? PROGRAMME_REGISTERS : REGISTERS;
  const registers = kinds.map((register) =>
    changesIn(keyed(register, before.manifest, acrossPeriods), keyed(register, after.manifest, acrossPeriods), {
      ...{ register: register.name, acrossPeriods },
    }),
  );
  return {
    ...{ before: headOf(before), after: headOf(after), registers, acrossPeriods },
    same: registers.every(({ records }) => records.length === 0),
  };
}

function headOf({ manifest, manifestSha256 }: Compared): PacketHead {
  const { packet, vendor, period, cutOffAt } = manifest;
  return {
    ...{ ref: packet.ref, kind: packet.kind, subject: packet.subject?.title ?? vendor.name },
    ...{ period: period.code, asOf: packet.asOf, cutOffAt, manifestSha256 },
  };
}

type Keyed = ReadonlyMap<string, RegisterRecord>;

function changesIn(old: Keyed, now: Keyed, at: { register: string; acrossPeriods: boolean }): RegisterChanges {
  const records = [
    ...[...now].flatMap(([key, record]) => changeOf(old.get(key), record, at.acrossPeriods)),
    ...[...old].filter(([key]) => !now.has(key)).map(([, record]) => gone(record)),
  ];
  const touched = records.filter(({ change }) => change !== 'removed').length;
  return {
    ...{ register: at.register, before: old.size, after: now.size, unchanged: now.size - touched },
    records: records.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}

function keyed(register: Register, manifest: Manifest, acrossPeriods: boolean): Keyed {
  const keyOf = ({ key, series }: RegisterRecord): string => (acrossPeriods ? (series ?? key) : key);
  return new Map(register.records(manifest).map((one) => [keyOf(one), one]));
}

function gone({ ref, title, fields }: RegisterRecord): RecordChange {
  const were = Object.entries(fields).map(([field, before]) => ({ field, before, after: null }));
  return { ref, title, change: 'removed', fields: were, more: false };
}

function changeOf(old: RegisterRecord | undefined, now: RegisterRecord, acrossPeriods: boolean): RecordChange[] {
  const { ref, title } = now;
  if (old === undefined) return [{ ref, title, change: 'added', fields: differing(undefined, now), more: false }];
  const fields = differing(old, now);
  if (acrossPeriods) return fields.some((one) => lasts(one, now)) ? [changed(old, now, fields)] : [];
  if (fields.length === 0 && !differs(old.whole, now.whole)) return [];
  return [{ ref, title, change: 'changed', fields, more: fields.length === 0 }];
}

function differing(old: RegisterRecord | undefined, { fields }: RegisterRecord): FieldChange[] {
  return Object.entries(fields)
    .filter(([field, after]) => (old?.fields[field] ?? null) !== after)
    .map(([field, after]) => ({ field, before: old?.fields[field] ?? null, after }));
}

const lasts = ({ field }: FieldChange, { ofYear = [] }: RegisterRecord): boolean => !ofYear.includes(field);

/** A change from one year to the next: the thing may carry another reference in each. */
function changed(old: RegisterRecord, now: RegisterRecord, fields: FieldChange[]): RecordChange {
  const { ref, title } = now;
  const renamed = old.ref === ref ? [] : [{ field: 'Reference', before: old.ref, after: ref }];
  return { ref, title, change: 'changed', fields: [...renamed, ...fields], more: false };
}

/** Whether two records differ in a member that both have: one that an earlier portal did not keep yet is no difference. */
function differs(before: unknown, after: unknown): boolean {
  const [old, now] = [Object(before) as Record<string, unknown>, Object(after) as Record<string, unknown>];
  return Object.keys(now).some((key) => key in old && canonicalJson(old[key]) !== canonicalJson(now[key]));
}
