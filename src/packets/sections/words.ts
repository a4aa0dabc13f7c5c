import { spaced } from '../spaced.rules';
import type { Inline, StatusCell, StatusMark, TextRun } from '../document/document.model';
import type { Manifest, PacketApprovalFacts, ResultFacts } from '../manifest.model';

/** What the sections print from: the frozen manifest, its digest, and the approval that made it Final (null in a draft). */
export interface Printed {
  manifest: Manifest;
  manifestSha256: string;
  approval: PacketApprovalFacts | null;
  /** For "this and n others", `Draft` or `Final`. */
  status: 'Draft' | 'Final';
  /** Names of the files that are embedded beside manifest and exhibits. */
  companions?: readonly string[];
}

/** `2026-05-16 09:12:00Z`: UTC, to the second. */
export function when(iso: string | null): string {
  return iso === null ? 'not recorded' : iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}

/** 195 is printed as `3:15 h (195 min)`; zero is a value. */
export function duration(minutes: number | null): string {
  if (minutes === null) return 'not set';
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}\u00a0h (${minutes}\u00a0min)`;
}

/** Times of one exercise lie close together: `9:12:05Z`, with the day only where it differs from `day`. */
export function clockTime(iso: string | null, day: string): string {
  if (iso === null) return '-';
  const [date, time] = when(iso).split(' ');
  return date === day ? (time ?? '') : `${date ?? ''} ${time ?? ''}`;
}

/** `met_with_exceptions` as `Met with exceptions`. */
export function words(code: string): string {
  const text = spaced(code);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function orDash(text: string | null): string {
  return text === null || text.trim() === '' ? '-' : text;
}

export function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

/** What stands where a register is empty: a narrower packet speaks only of what it keeps. */
export function noneOf({ narrowed }: Pick<Manifest, 'narrowed'>, whole: string): string {
  return narrowed ? 'Nothing among what this packet keeps; that is no statement that there is nothing.' : whole;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function list(items: readonly string[], none = 'none'): string {
  return items.length === 0 ? none : items.join(', ');
}

/** Links each reference to where the packet prints it. */
export function refs(items: readonly string[], none = '-'): Inline {
  if (items.length === 0) return none;
  return items.flatMap((ref, index): TextRun[] => [
    ...(index > 0 ? [{ text: ', ' }] : []),
    { text: ref, link: anchor(ref) },
  ]);
}

export function link(ref: string, text = ref): TextRun {
  return { text, link: anchor(ref) };
}

/** Words as they are, with a link on every reference in them to what the packet prints. */
export function linked(text: string): TextRun[] {
  const parts = text.split(/\b([A-Z]{1,3}-\d{2,6})\b/);
  return parts.map((part, i) => (i % 2 === 1 ? link(part) : { text: part })).filter((run) => run.text !== '');
}

export function anchor(ref: string): string {
  return `ref-${ref.replace(/\s+/g, '_')}`;
}

export function bold(text: string): TextRun {
  return { text, bold: true };
}

const MARKS: Record<string, StatusMark> = {
  met: 'pass',
  met_with_exceptions: 'partial',
  not_met: 'fail',
  excepted: 'fail',
  under_review: 'open',
  not_tested: 'open',
  not_applicable: 'excluded',
  pass: 'pass',
  pass_with_issue: 'partial',
  fail: 'fail',
  not_performed: 'open',
  satisfactory: 'pass',
  satisfactory_with_findings: 'partial',
  satisfactory_with_exceptions: 'partial',
  unsatisfactory: 'fail',
  not_a_valid_test: 'excluded',
  unable_to_conclude: 'attention',
  accepted: 'pass',
  rejected: 'fail',
  returned: 'fail',
  proposed: 'open',
};

export function statusCell(code: string | null, none = 'Not recorded'): StatusCell {
  if (code === null) return { mark: 'open', word: none };
  return { mark: MARKS[code] ?? 'attention', word: words(code) };
}

export function resultCell(result: ResultFacts): StatusCell {
  return { mark: MARKS[result.result] ?? 'open', word: result.words };
}

/** The service behind an obligation: its reference, or the vendor as a whole, by its reference where there are several. */
export function serviceRef(
  serviceId: string | null,
  { services }: Pick<Manifest, 'services'>,
  vendorRef = 'Vendor',
): string {
  return services.find((service) => service.id === serviceId)?.ref ?? vendorRef;
}

export function exhibitNumber(versionId: string | null, { exhibits }: Pick<Manifest, 'exhibits'>): string | null {
  return exhibits.find((one) => one.versionId === versionId)?.number ?? null;
}

export function exhibitOf(versionId: string | null, manifest: Pick<Manifest, 'exhibits'>): Inline {
  const number = exhibitNumber(versionId, manifest);
  return number === null ? '-' : [link(number)];
}

/** A sentence ends with a full stop, once. */
export function sentence(text: string): string {
  return /[.!?]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** What an after-action report says is to improve, with its cause and effect where they were told. */
export function improvement(one: { observation: string; cause: string; effect: string }): string {
  const part = (what: string, text: string): string[] => (text.trim() === '' ? [] : [`${what}: ${sentence(text)}`]);
  return [`To improve: ${sentence(one.observation)}`, ...part('Cause', one.cause), ...part('Effect', one.effect)].join(
    ' ',
  );
}
