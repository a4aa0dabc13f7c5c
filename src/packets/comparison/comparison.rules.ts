import { canonicalJson } from '../../foundation/canonical-json';
import type { Manifest } from '../manifest.model';
import type { Comparison, PacketHead, RecordChange, RegisterChanges } from './comparison.model';
import { REGISTERS, type Register } from './registers.rules';

export type * from './comparison.model';

export interface Compared {
  manifest: Manifest;
  manifestSha256: string;
}

/** Compares what two packets say. Both are read from their frozen manifests; nothing is asked of the registers again. */
export function comparePackets(before: Compared, after: Compared): Comparison {
  const registers = REGISTERS.map((register) => changesIn(register, before.manifest, after.manifest));
  return {
    ...{ before: headOf(before), after: headOf(after), registers },
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

function changesIn(register: Register, before: Manifest, after: Manifest): RegisterChanges {
  const [old, now] = [keyed(register, before), keyed(register, after)];
  const records = [
    ...[...now].flatMap(([key, record]) => changeOf(old.get(key), record)),
    ...[...old]
      .filter(([key]) => !now.has(key))
      .map(([, { ref, title }]): RecordChange => ({ ref, title, change: 'removed', fields: [], more: false })),
  ];
  const touched = records.filter(({ change }) => change !== 'removed').length;
  return {
    ...{ register: register.name, before: old.size, after: now.size, unchanged: now.size - touched },
    records: records.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}

interface Keyed {
  ref: string;
  title: string;
  fields: Record<string, string | null>;
  whole: unknown;
}

function keyed(register: Register, manifest: Manifest): Map<string, Keyed> {
  return new Map(
    register
      .records(manifest)
      .map((one) => [one.key, { ref: one.ref, title: one.title, fields: one.fields, whole: one.whole }]),
  );
}

function changeOf(old: Keyed | undefined, now: Keyed): RecordChange[] {
  const { ref, title } = now;
  const fields = Object.entries(now.fields)
    .filter(([field, after]) => (old?.fields[field] ?? null) !== after)
    .map(([field, after]) => ({ field, before: old?.fields[field] ?? null, after }));
  if (old === undefined) return [{ ref, title, change: 'added', fields, more: false }];
  if (fields.length === 0 && !differs(old.whole, now.whole)) return [];
  return [{ ref, title, change: 'changed', fields, more: fields.length === 0 }];
}

/** Whether two records differ in a member that both have: one that an earlier portal did not keep yet is no difference. */
function differs(before: unknown, after: unknown): boolean {
  const [old, now] = [Object(before) as Record<string, unknown>, Object(after) as Record<string, unknown>];
  return Object.keys(now).some((key) => key in old && canonicalJson(old[key]) !== canonicalJson(now[key]));
}
