import type { Refusal } from '../../foundation/refusal';
import { addDays } from '../../obligations/iso-date.rules';
import type { ReportKind } from '../assurance-report.rules';
import type { CoverKind } from './fiscal-coverage.rules';

type GapRefusal = Refusal<'no-gap' | 'wrong-days' | 'in-the-future' | 'missing'>;

const wrong = (pointer: string, reason: string): GapRefusal => ({ code: 'wrong-days', reason, pointer });

const toCome = (pointer: string): GapRefusal => ({
  code: 'in-the-future',
  reason: 'This day has not come yet.',
  pointer,
});

/** Only a SOC 1 report that is here leaves a gap to the day as of which management assesses. */
export function refusalWithoutGap(report: { kind: ReportKind; coversTo: string | null }): GapRefusal | null {
  if (report.kind === 'soc1' && report.coversTo !== null) return null;
  const reason =
    report.kind === 'soc1' ? 'The report is not here yet.' : 'Gaps are measured after SOC 1 reports; this is none.';
  return { code: 'no-gap', reason };
}

/**
 * A letter is a statement of the vendor's management about days that have passed when it is signed, beginning where the
 * report ends: it cannot speak of days to come, and leaves no day between. Dates are YYYY-MM-DD.
 */
export function refusalsOfLetter(letter: {
  coversFrom: string;
  coversTo: string;
  signedOn: string;
  reportEnd: string | null;
  today: string;
}): GapRefusal[] {
  const { coversFrom, coversTo, signedOn, reportEnd, today } = letter;
  const found: GapRefusal[] = [];
  if (coversFrom > coversTo) found.push(wrong('/coversTo', 'The last day is before the first.'));
  if (signedOn > today) found.push(toCome('/signedOn'));
  if (coversTo > signedOn)
    found.push(wrong('/coversTo', `It was signed on ${signedOn} and cannot speak of days after that.`));
  return reportEnd === null ? found : [...found, ...refusalsAfter(reportEnd, letter)];
}

function refusalsAfter(
  reportEnd: string,
  { coversFrom, coversTo }: { coversFrom: string; coversTo: string },
): GapRefusal[] {
  if (coversTo <= reportEnd) return [wrong('/coversTo', `The report itself speaks of the days until ${reportEnd}.`)];
  if (coversFrom <= addDays(reportEnd, 1) || coversFrom > coversTo) return [];
  return [wrong('/coversFrom', `The report ends on ${reportEnd}: days between would be left open.`)];
}

export function refusalsOfCover(cover: {
  kind: CoverKind;
  coversFrom: string;
  coversTo: string;
  doneOn: string;
  hasLetter: boolean;
  today: string;
}): GapRefusal[] {
  const { kind, coversFrom, coversTo, doneOn, hasLetter, today } = cover;
  const found: GapRefusal[] = [];
  if (coversFrom > coversTo) found.push(wrong('/coversTo', 'The last day is before the first.'));
  if (doneOn > today) found.push(toCome('/doneOn'));
  if (kind === 'letter' && !hasLetter)
    found.push({ code: 'missing', reason: 'Say which letter was read.', pointer: '/letterId' });
  if (kind !== 'letter' && hasLetter)
    found.push({ code: 'missing', reason: 'Only the reading of a letter names one.', pointer: '/letterId' });
  return found;
}
