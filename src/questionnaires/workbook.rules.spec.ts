import fc from 'fast-check';
import { readWorkbook, writeWorkbook } from '../foundation/workbook';
import { readShippedQuestionnaire } from './questionnaire.file';
import { readAnswer, type Column, type Question, type RawAnswer } from './question.rules';
import type { SheetCell } from './workbook-cells.rules';
import { filledIn } from './workbook-reading.rules';
import { sheetsOf } from './workbook-sheets.rules';

const questionnaire = readShippedQuestionnaire();
const COVERED = { setId: 'set', vendor: 'Quillfeather', period: 'FY2026', at: '2026-11-22T10:00:00.000Z' };

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.constantFrom('=1+1', "'quoted", '#N/A', '_x0041_', 'a\r\nb', 'See sheet Tables', '007', '2026-12-31', 'None'),
);
const VALUES: Partial<Record<string, fc.Arbitrary<unknown>>> = {
  boolean: fc.boolean(),
  integer: fc.nat(),
  percent: fc.nat(10_000).map((tenths) => tenths / 10),
  duration: fc.nat(5_000_000),
  date: fc.constantFrom('2026-12-31', '1999-01-01'),
  text: words,
};

function valueOf({ type, options }: { type: string; options: Column['options'] }): fc.Arbitrary<unknown> {
  const choices = (options ?? []).map(({ value }) => value);
  if (type === 'enum') return fc.constantFrom(...choices);
  if (type === 'multi_enum') return fc.subarray(choices, { minLength: 1 });
  return VALUES[type] ?? fc.constant(null);
}

function rowOf(columns: readonly Column[]): fc.Arbitrary<Record<string, unknown>> {
  const cells = columns.map((column) => {
    const value = valueOf(column);
    return [column.key, column.required ? value : fc.option(value)] as const;
  });
  return fc.record(Object.fromEntries(cells));
}

function givenFor(question: Question): fc.Arbitrary<RawAnswer> {
  const { type, options, columns, rows, allowNone } = question.answer;
  const row = rowOf(columns ?? []);
  const table = rows
    ? fc.tuple(...rows.map(({ key }) => row.map((one) => ({ ...one, row: key }))))
    : fc.array(row, { minLength: 1, maxLength: 4 });
  const value: fc.Arbitrary<unknown> = type === 'table' ? table : valueOf({ type, options });
  return fc.oneof(
    { weight: 6, arbitrary: value.map((one) => ({ value: one })) },
    ...(question.unknown ? [fc.constant({ unknown: true })] : []),
    ...(allowNone ? [fc.constant({ none: true })] : []),
    ...(question.notApplicable ? [words.map((reason) => ({ notApplicableReason: reason }))] : []),
  );
}

const read = (question: Question, given: RawAnswer) => {
  const answer = readAnswer(question, given);
  return 'problems' in answer ? null : answer;
};

/** An answer that the portal itself would have taken. */
const answerTo = (question: Question) =>
  givenFor(question)
    .map((given) => read(question, given))
    .filter((answer) => answer !== null);

const asked = questionnaire.questions.filter(({ register }) => register === null);

function cellOf(question: Question, subject: number, answer: ReturnType<typeof read>): SheetCell {
  const place = { questionId: question.id, subjectKind: question.per, subjectId: `s${subject}` };
  return {
    ...{ question, ...place, subjectName: 'Two of one name', asked: true, answered: answer !== null, digest: 'd' },
    answer: answer && { ...answer, ...place, number: 3, note: '' },
  };
}

describe('a questionnaire as a workbook', () => {
  it('says what it said, for every answer to every question, when nobody touched it', async () => {
    const answers = fc.tuple(...asked.map((question) => fc.option(answerTo(question))));
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const cells = asked.flatMap((question, i) => [
          cellOf(question, 1, given[i] ?? null),
          cellOf(question, 2, null),
        ]);
        const file = await readWorkbook(await writeWorkbook(sheetsOf(questionnaire, cells, COVERED)));
        if ('refusals' in file) throw new Error(file.refusals[0]?.reason);
        const { filled, misplaced } = filledIn(file.sheets, { setId: 'set', cells });
        expect(misplaced).toEqual([]);
        expect(filled).toHaveLength(cells.length);
        for (const { cell, said } of filled) {
          const { question, answer } = cell;
          const { value, unknown, none, notApplicableReason } = answer ?? {};
          const back = said && read(question, said);
          expect([question.id, back]).toEqual([
            question.id,
            answer ? { value, unknown, none, notApplicableReason } : null,
          ]);
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it('is not taken for another questionnaire, nor without its keys', async () => {
    const cells = asked.map((question) => cellOf(question, 1, null));
    const file = await readWorkbook(await writeWorkbook(sheetsOf(questionnaire, cells, COVERED)));
    if ('refusals' in file) throw new Error(file.refusals[0]?.reason);
    const other = filledIn(file.sheets, { setId: 'other', cells });
    expect(other.filled).toEqual([]);
    expect(other.misplaced[0]?.reason).toBe('This line belongs to another questionnaire.');
    for (const { rows } of file.sheets) for (const row of rows.slice(1)) row.splice(0, 1, { ...EMPTY });
    const keyless = filledIn(file.sheets, { setId: 'set', cells });
    expect(keyless.filled).toEqual([]);
    expect(keyless.misplaced.length).toBeGreaterThanOrEqual(cells.length);
  });
});

const EMPTY = { kind: 'empty', value: null, text: '', address: 'A1' } as const;
