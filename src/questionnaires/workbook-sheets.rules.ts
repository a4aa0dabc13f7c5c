// The workbook of a questionnaire: a guide, a sheet for each kind of subject, and one for all tables.
import type { CsvValue } from '../foundation/csv.rules';
import type { WrittenPart, WrittenSheet } from '../foundation/workbook';
import { isTable } from './question-judge.rules';
import {
  SUBJECT_KINDS,
  type CellValue,
  type Question,
  type Questionnaire,
  type SubjectKind,
} from './question-types.rules';
import { inTheirOrder, keyOf, NONE, SEE_TABLES, TABLES, type SheetCell } from './workbook-cells.rules';
import { blocksOf, tablesSheet } from './workbook-tables.rules';
import { formatOf, hintOf, listOf, wordsOf } from './workbook-words.rules';

export const GUIDE = 'Guide';
export const SUBJECT_SHEETS: Record<SubjectKind, string> = {
  vendor: 'Vendor',
  service: 'Services',
  system: 'Systems',
  site: 'Sites',
};

const GUIDANCE = [
  'Fill the white cells only. Shaded cells are locked: they name what is asked and of what.',
  'Vendor, Services, Systems and Sites: one line for each question and each thing it is asked about.',
  'Tables: questions that are answered by a list. Each has its heading there; add a line for each entry, and choose what it is about.',
  'Choose from the list where a cell offers one. Durations are whole minutes (240 for four hours), percentages are plain numbers (75), dates are written 2026-12-31.',
  'Does a question not apply, leave the answer empty and say why in its own column. Where that cell is shaded, it always applies.',
  'Lines that you leave as they are stay as they are. An emptied cell takes no answer back: do that in the portal.',
  'Some questions follow up others; they are taken once the answer that brings them up is given, here or in the portal.',
  'When you upload this file, you see cell by cell what would be stored and what is refused, before anything is stored.',
  'What somebody answered in the portal since this file was downloaded is refused and shown with both answers.',
];

export interface Covered {
  setId: string;
  vendor: string;
  period: string;
  /** When it is downloaded, ISO 8601 UTC. */
  at: string;
}

export function sheetsOf(questionnaire: Questionnaire, cells: readonly SheetCell[], covered: Covered): WrittenSheet[] {
  const blocks = blocksOf(questionnaire, cells);
  const tables = tablesSheet(blocks);
  const kinds = SUBJECT_KINDS.map((kind) => ({ kind, own: cells.filter(({ subjectKind }) => subjectKind === kind) }));
  return [
    guide(questionnaire, covered),
    ...kinds
      .filter(({ own }) => own.length > 0)
      .map(({ kind, own }) =>
        subjectSheet(SUBJECT_SHEETS[kind], inTheirOrder(own), { setId: covered.setId, questionnaire, ...tables }),
      ),
    ...(blocks.length > 0 ? [tables.sheet] : []),
  ];
}

const guide = ({ title, version }: Questionnaire, { vendor, period, at }: Covered): WrittenSheet => ({
  name: GUIDE,
  columns: [{ header: `${title} ${version}: ${vendor}, ${period}`, width: 110, locked: true }],
  rows: [...GUIDANCE, `Downloaded ${at.slice(0, 16).replace('T', ' ')} UTC.`].map((line) => [line]),
  toRead: true,
});

const COLUMNS = [
  { header: 'Key', width: 3, locked: true, hidden: true },
  { header: 'Section', width: 20, locked: true },
  { header: 'Question', width: 10, locked: true },
  { header: 'About', width: 22, locked: true },
  { header: 'What is asked', width: 56, locked: true },
  { header: 'Guidance', width: 46, locked: true },
  { header: 'State', width: 14, locked: true },
  { header: 'Answer', width: 38 },
  { header: 'Why it does not apply', width: 28, format: '@' },
  { header: 'Note', width: 28, format: '@' },
];
export const SUBJECT_COLUMNS: readonly string[] = COLUMNS.map(({ header }) => header);
/** Where a person writes, from 0. */
export const AT = { answer: 7, reason: 8, note: 9 } as const;

interface Around {
  setId: string;
  questionnaire: Questionnaire;
  /** Row of each table's heading on the sheet of tables, from 1. */
  lines: ReadonlyMap<string, number>;
}

function subjectSheet(name: string, cells: readonly SheetCell[], around: Around): WrittenSheet {
  return {
    name,
    columns: COLUMNS,
    rows: cells.map((cell) => subjectRow(cell, around)),
    parts: cells.flatMap(({ question }, row) => partsOf(question, row)),
    toRead: true,
    filtered: true,
  };
}

function subjectRow(cell: SheetCell, { setId, questionnaire, lines }: Around): CsvValue[] {
  const { question, answer, subjectName } = cell;
  return [
    keyOf(setId, cell),
    questionnaire.sections.find(({ id }) => id === question.section)?.title ?? question.section,
    question.id,
    subjectName,
    question.text,
    guidanceOf(question, lines.get(question.id) ?? null),
    stateOf(cell),
    answerWords(cell),
    answer?.notApplicableReason ?? null,
    answer?.note ?? null,
  ];
}

function stateOf({ asked, answered }: SheetCell): string {
  if (!asked) return 'Not asked now';
  return answered ? 'Answered' : 'To answer';
}

function guidanceOf(question: Question, line: number | null): string {
  const { type, options, allowNone } = question.answer;
  const where = `on the sheet ${TABLES}${line === null ? '' : `, from line ${line}`}`;
  const how = type === 'table' ? `${where}${allowNone ? `, or "${NONE}" here` : ''}` : hintOf({ type, options });
  return [
    question.why,
    how && `Answer: ${how}.`,
    question.unknown ? `Or "${question.unknownLabel}".` : '',
    question.parent === null ? '' : `Follows up ${question.parent}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function answerWords({ question, answer }: SheetCell): CsvValue {
  const { type, options } = question.answer;
  if (answer?.unknown) return question.unknownLabel;
  if (answer?.none) return NONE;
  if (answer && answer.notApplicableReason !== null) return null;
  return type === 'table' ? SEE_TABLES : wordsOf({ type, options }, plainOf(answer));
}

const plainOf = (answer: SheetCell['answer']): CellValue => {
  const value = answer?.value ?? null;
  return isTable(value) ? null : value;
};

function partsOf(question: Question, row: number): WrittenPart[] {
  const { type, options } = question.answer;
  const list = answerList(question);
  const format = type === 'table' ? undefined : formatOf(type);
  const hint = type === 'table' ? '' : hintOf({ type, options });
  const answer: WrittenPart = {
    ...{ row, column: AT.answer },
    ...(list && { options: list }),
    ...(format !== undefined && { format }),
    ...(hint !== '' && { hint }),
  };
  return question.notApplicable ? [answer] : [answer, { row, column: AT.reason, locked: true }];
}

function answerList(question: Question): string[] | null {
  const { type, options, allowNone } = question.answer;
  const unknown = question.unknown ? [question.unknownLabel] : [];
  if (type === 'table') return [SEE_TABLES, ...(allowNone ? [NONE] : []), ...unknown];
  const list = listOf({ type, options });
  return list && [...list, ...unknown];
}
