import type { Refusal } from '../../foundation/refusal';
import type { AlternateKind, AlternateUse, TrialResult } from './alternate-words.rules';

/** What is said of a place; days are YYYY-MM-DD, `readyMinutes` whole minutes from the decision to the first seat in use. */
export interface AlternateTerms {
  kind: AlternateKind;
  forSiteId: string | null;
  siteId: string | null;
  counterparty: string;
  agreementFrom: string | null;
  agreementTo: string | null;
  readyMinutes: number | null;
  use: AlternateUse | null;
  reserved: boolean | null;
}

const need = (missing: boolean, field: string, reason: string): Refusal | null =>
  missing ? { code: 'missing', reason, pointer: `/${field}` } : null;

const unwanted = (there: boolean, field: string, reason: string): Refusal | null =>
  there ? { code: 'does-not-belong', reason, pointer: `/${field}` } : null;

/** What keeps a place from being registered as it was given. The database's checks say the same. */
export function refusalsOfTerms(terms: AlternateTerms): (Refusal | null)[] {
  const { kind, agreementFrom: from, agreementTo: to } = terms;
  const ends = from !== null && to !== null && to < from;
  return [
    ...REFUSALS[kind](terms),
    unwanted(kind !== 'second_site' && terms.siteId !== null, 'siteId', 'Only a second site is one of your own sites.'),
    unwanted(kind !== 'hosted_seats' && terms.reserved !== null, 'reserved', 'Only hosted seats are reserved or not.'),
    ends ? { code: 'impossible-order', reason: 'It ends before it begins.', pointer: '/agreementTo' } : null,
  ];
}

const REFUSALS: Record<AlternateKind, (terms: AlternateTerms) => (Refusal | null)[]> = {
  agreement: (terms) => [
    need(terms.forSiteId === null, 'forSiteId', 'Say which site it stands in for.'),
    need(terms.counterparty.trim() === '', 'counterparty', 'Say with whom it was agreed.'),
    need(terms.agreementFrom === null, 'agreementFrom', 'Say from when it is agreed.'),
    need(terms.use === null, 'use', 'Say whether it is yours alone, or shared.'),
  ],
  second_site: (terms) => [
    need(terms.forSiteId === null, 'forSiteId', 'Say which site it stands in for.'),
    need(terms.siteId === null, 'siteId', 'Name the second site.'),
    terms.siteId !== null && terms.siteId === terms.forSiteId
      ? { code: 'same-site', reason: 'A site cannot stand in for itself.', pointer: '/siteId' }
      : null,
  ],
  hosted_seats: (terms) => [
    need(terms.readyMinutes === null, 'readyMinutes', 'Say within how many minutes they are switched on.'),
    need(terms.reserved === null, 'reserved', 'Say whether that number is reserved for you.'),
  ],
};

/** What keeps a trial from being recorded. `today` is YYYY-MM-DD. */
export function refusalsOfTrial(
  { triedOn, result, note = '' }: { triedOn: string; result: TrialResult; note?: string },
  today: string,
): (Refusal | null)[] {
  const isToCome = triedOn > today;
  return [
    isToCome ? { code: 'in-the-future', reason: 'This day is still to come.', pointer: '/triedOn' } : null,
    need(result !== 'as_promised' && note.trim() === '', 'note', 'Say what did not go as promised.'),
  ];
}
