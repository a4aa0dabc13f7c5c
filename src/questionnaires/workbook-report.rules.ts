// The report on a filled workbook: a line for each cell, and one for whatever stands where it does not belong.
import type { Misplaced } from './workbook-cells.rules';
import { inOneLine, type Filled } from './workbook-reading.rules';
import type { RawAnswer } from './question-answer.rules';
import type { WorkbookLine } from './workbook.dto';

const BARE = { code: null, reason: null, given: null, present: null };
const NOWHERE = { questionId: null, subjectKind: null, subjectId: null, subjectName: null };

export function lineOf({ sheet, address, cell, said }: Filled): WorkbookLine {
  const { question, subjectKind, subjectId, subjectName } = cell;
  return {
    ...BARE,
    ...{ sheet, address, questionId: question.id, subjectKind, subjectId, subjectName },
    ...{ verdict: 'unchanged', given: said && inOneLine(question, said) },
  };
}

export const misplacedLine = ({ sheet, address, reason }: Misplaced): WorkbookLine => ({
  ...{ ...BARE, ...NOWHERE, sheet, address, verdict: 'refused', code: 'misplaced', reason },
});

/** A line without an answer: left so, emptied, or with nothing but a note. */
export function emptyLine({ note }: Filled, wasEmpty: boolean): Partial<WorkbookLine> {
  if (!wasEmpty)
    return {
      ...{ verdict: 'refused', code: 'emptied' },
      reason: 'An emptied cell does not take an answer back. Take it back in the portal.',
    };
  if (note === '') return { verdict: 'unchanged' };
  return { verdict: 'refused', code: 'note_alone', reason: 'A note is kept with an answer; there is none here.' };
}

interface FieldTrouble {
  pointer: string;
  code?: string | undefined;
  message: string;
}
interface Trouble {
  code: string;
  detail: string;
  errors?: readonly FieldTrouble[] | undefined;
}

/** Points at the cell of the table where the first problem is, else at the answer; says what stands in the portal where that is why. */
export function refusedLine(trouble: Trouble, filled: Filled, now: RawAnswer | null): Partial<WorkbookLine> {
  const [first] = trouble.errors ?? [];
  const refused = { ...placeOf(first?.pointer ?? '', filled), verdict: 'refused' as const };
  if (trouble.code !== 'stale-version')
    return { ...refused, code: first?.code ?? trouble.code, reason: reasonOf(trouble, filled) };
  const present = now && inOneLine(filled.cell.question, now);
  return { ...refused, code: 'stale', reason: trouble.detail, present };
}

function reasonOf({ detail, errors = [] }: Trouble, filled: Filled): string {
  const [first, ...others] = errors;
  if (!first) return detail;
  const more = others.length === 0 ? '' : ` (and ${others.length} more in this answer)`;
  return `${wordsFor(first, filled)}${more}`;
}

const AT_CELL = /^\/value\/(\d+)(?:\/(\w+))?$/;

/** Choices by what they are called in the workbook. */
function wordsFor({ code, message, pointer }: FieldTrouble, { cell }: Filled): string {
  const { columns, options } = cell.question.answer;
  const [, , key] = AT_CELL.exec(pointer) ?? [];
  const choices = key === undefined ? options : columns?.find((column) => column.key === key)?.options;
  if (code !== 'not_an_option' || !choices) return sentence(message);
  return `Choose from the list: ${choices.map(({ label }) => label).join('; ')}.`;
}

const sentence = (words: string): string => {
  const told = /^(must|is)\b/.test(words) ? `It ${words}` : words;
  return told.endsWith('.') ? told : `${told}.`;
};

function placeOf(pointer: string, { lines, sheet, address }: Filled): { sheet: string; address: string } {
  const [, row, key] = AT_CELL.exec(pointer) ?? [];
  const line = row === undefined ? undefined : lines[Number(row)];
  return line ? { sheet: line.sheet, address: line.cells[key ?? ''] ?? line.address } : { sheet, address };
}
