import fc from 'fast-check';
import { refusalToWaive, waiverOn, waiverWords } from '../waiver.rules';
import {
  conclusionOfConfirmation,
  CONFIRMATION_MOVES,
  CONFIRMATION_STATES,
  dueRuleWords,
  FILING_DAYS,
  quarterEndOf,
  refusalsOfChanges,
  refusalToMoveConfirmation,
  type Change,
} from './confirmation.rules';

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const after = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const status = fc.constantFrom('large_accelerated', 'accelerated', 'non_accelerated');

describe('the day of a change confirmation', () => {
  it('names the last day of Form 10-Q by the filer’s status, and stands before it whenever the rule gives fewer days', () => {
    fc.assert(
      fc.property(day, status, fc.integer({ min: 0, max: 60 }), (quarterEndsOn, filerStatus, days) => {
        const dueOn = after(quarterEndsOn, days);
        const dueRule = `${days} days after the end of the fiscal quarter that ends ${quarterEndsOn}`;
        const words = dueRuleWords({ dueRule, dueOn, quarterEndsOn, filerStatus });
        const filing = after(quarterEndsOn, FILING_DAYS[filerStatus]);
        expect(words.startsWith(`${dueRule}; `)).toBe(true);
        expect(words).toContain(`Form 10-Q by ${filing} (${FILING_DAYS[filerStatus]} days`);
        expect(words.includes('; not before the registrant')).toBe(days >= FILING_DAYS[filerStatus]);
        expect(quarterEndOf(dueRule, dueOn)).toBe(quarterEndsOn);
      }),
    );
  });

  it('makes an accepted one an exception exactly when it was signed after it, whatever it names', () => {
    fc.assert(
      fc.property(day, day, fc.nat(9), (signedOn, dueOn, changes) => {
        const about = { ref: 'CC-0001', signerName: 'Avery Lund', signedOn, dueOn, changes };
        const { conclusion, reason } = conclusionOfConfirmation(about);
        expect(conclusion).toBe(signedOn > dueOn ? 'met_with_exceptions' : 'met');
        expect(reason.includes(`Late: due ${dueOn}`)).toBe(signedOn > dueOn);
      }),
    );
  });
});

describe('what changed', () => {
  const events = ['site_change', 'system_change'];
  const change = fc.record<Change>({
    event: fc.constantFrom(null, ...events, 'moon_phase'),
    happenedOn: day,
    text: fc.constantFrom('', '  ', 'The night desk moved.'),
  });

  it('is refused line by line, each with its place, and never for what a right line beside it says', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), day, (changes, today) => {
        const refusals = refusalsOfChanges(changes, { today, events });
        const wrong = (one: Change) =>
          one.text.trim() === '' || one.happenedOn > today || (one.event !== null && !events.includes(one.event));
        const places = refusals.map(({ pointer }) => pointer ?? '');
        changes.forEach((one, at) => {
          if (wrong(one)) expect(places.some((place) => place.startsWith(`/changes/${at}/`))).toBe(true);
        });
        expect(refusals.every(({ code }, at) => code === 'named-twice' || places[at] !== '')).toBe(true);
        if (refusals.length === 0) expect(changes.some(wrong)).toBe(false);
      }),
    );
  });

  it('moves only as the table says', () => {
    for (const from of CONFIRMATION_STATES)
      for (const to of CONFIRMATION_STATES)
        expect(refusalToMoveConfirmation(from, to) === null).toBe(CONFIRMATION_MOVES[from].includes(to));
  });
});

describe('a waiver of SD-1', () => {
  const waiver = fc.record({
    personId: fc.constantFrom('solo', 'other'),
    grantedByName: fc.constant('Ruben Halloway'),
    grantedOn: day,
    expiresOn: day,
    revokedAt: fc.option(fc.constant('2026-06-01T00:00:00.000Z')),
    reason: fc.constant('One person.'),
  });

  it('holds for its person, from the day it was given to its last, until it is revoked', () => {
    fc.assert(
      fc.property(fc.array(waiver, { maxLength: 5 }), day, (waivers, on) => {
        const found = waiverOn(waivers, 'solo', on);
        const holding = waivers.filter(
          (one) => one.personId === 'solo' && one.revokedAt === null && one.grantedOn <= on && on <= one.expiresOn,
        );
        expect(found === null).toBe(holding.length === 0);
        if (found) expect(holding.every((one) => one.expiresOn <= found.expiresOn)).toBe(true);
        if (found) expect(waiverWords(found)).toContain(`until ${found.expiresOn}`);
      }),
    );
  });

  it('is given to the only person of a vendor, for days that have not passed', () => {
    fc.assert(
      fc.property(fc.nat(4), day, day, (people, expiresOn, today) => {
        const refusal = refusalToWaive({ people, expiresOn, today });
        expect(refusal === null).toBe(people <= 1 && expiresOn >= today);
      }),
    );
  });
});
