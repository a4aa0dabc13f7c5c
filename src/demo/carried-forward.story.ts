import type { Known } from './last-year.story';
import { QuestionnaireDesk } from './questionnaire-desk';
import { usualBook, type Book } from './questionnaire-book';
import { scene, type Scene } from './scene';
import type { VendorCast } from './vendor-cast';

/** Answered in 2025 and “still true” in 2026; one answer is too old for that and comes back. */
export function carriedForward({ desk }: Known): Scene[] {
  const questions = new QuestionnaireDesk(desk);
  const { cast } = desk;
  const [year2025, year2026] = [light(cast, 2025), light(cast, 2026)];
  return [
    scene('2025-10-28T14:00:00Z', 'Nettlecombe: questionnaire of FY2025', () => questions.answer(year2025)),
    scene('2025-10-29T14:00:00Z', 'Nettlecombe: questionnaire of FY2025 submitted', async () => {
      await questions.reply('See the note beside the answer.');
      await questions.submit('First time; the plan is not exercised yet.');
    }),
    scene('2025-11-05T14:00:00Z', 'Nettlecombe: questionnaire of FY2025 reviewed', async () => {
      await questions.resolve('Read with the note; fits a standard service.');
      await questions.conclude('reviewed', 'Enough for a standard service. The exercise follows in 2026.');
    }),
    scene('2026-09-07T14:00:00Z', 'Nettlecombe: carried forward', async () => {
      await questions.carryForward();
      await questions.answer(year2026);
    }),
    scene('2026-09-09T14:00:00Z', 'Nettlecombe: questionnaire submitted', async () => {
      await questions.reply('In June the old binder lay on the table; the tabletop of August was held with plan 1.1.');
      await questions.submit('As last year, with the tabletop of August.');
    }),
    scene('2026-09-16T14:00:00Z', 'Nettlecombe: one answer returned', async () => {
      await questions.resolve('The tabletop of August counts.');
      const old = 'The dates are those of 2025. Please give the last revision, training and exercise of 2026.';
      await questions.returnAnswer('QPR-2', cast.name, old);
      await questions.conclude('returned', 'One answer names dates of last year.');
    }),
  ];
}

/** One server in one hall and a partner printer: what a standard service answers. */
function light(cast: VendorCast, year: number): Book {
  return {
    ...usualBook(cast, year),
    'QPR-1': { value: 'coop_only' },
    'QTE-2': { value: 'reduced_ok' },
    'QTE-2a': {
      value: [
        {
          ...{ function: 'Statements', pct_of_normal: 30, accepted_by: 'Dana Whitlock', accepted_on: `${year}-01-20` },
        },
      ],
    },
    'QTE-3': { value: 'none' },
    'QTE-5': { value: 'single' },
    'QTE-6': { value: 'cold' },
    'QTE-6a': { value: 1440 },
    'QTE-6b': { value: 720 },
    'QTE-4': { value: 30 },
    'QPE-1': { value: 'informed' },
    'QPE-2': { notApplicableReason: 'Presses do not move; the partner prints.' },
    'QAL-2': { notApplicableReason: 'No other place of our own: letters are printed by the partner.' },
  };
}
