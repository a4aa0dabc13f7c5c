// Differences between two questionnaires, by question and in the words of who reads them.
import { entryAt, inWords, type DiffLine } from '../catalogue/diff.rules';
import { isMapping } from '../catalogue/document.rules';

const MEMBERS: Readonly<Record<string, string>> = {
  ...{ text: 'Question', why: 'Why it is asked', when: 'Asked when', per: 'Asked about', order: 'Order' },
  ...{ unknown: '“Do not know” is called', not_applicable: 'May be not applicable', evidence: 'Evidence' },
  ...{ requirements: 'Requirements', seed_refs: 'Source items', register: 'Register', title: 'Title' },
  ...{ 'answer,type': 'Kind of answer', 'answer,gap_rules': 'Gap rules', 'answer,min_rows': 'Rows at least' },
  ...{ 'answer,gap_if_empty': 'Gap when empty', 'answer,allow_none': '“None” is an answer' },
  ...{ rule: 'Hits when', severity: 'Severity', message: 'What it says', questions: 'Compares', over: 'Relates' },
};
const ENTRIES: Readonly<Record<string, string>> = { options: 'Choice', columns: 'Column', rows: 'Row' };

interface Documents {
  base: unknown;
  next: unknown;
}

/** The line with the question, section or rule that it belongs to, and what differs of it by its name. */
export function questionnaireLine(line: DiffLine, documents: Documents): DiffLine {
  const steps = line.pointer.split('/').slice(1);
  const [list, part = line.part] = steps;
  if (list === 'rules') return { ...line, part, field: named(steps.slice(2)) };
  if (list !== 'sections') return line;
  const at = steps.reduce((last, step, index) => (step === 'questions' || step === 'follow_ups' ? index : last), 0);
  const rest = steps.slice(at + 2);
  if (rest.length === 0 && steps[at] !== 'sections')
    return { ...line, part: steps[at + 1] ?? part, field: '', ...bothWhole(documents, line) };
  return { ...line, part: steps[at + 1] ?? part, ...inQuestion({ line, rest, documents }) };
}

const bothWhole = ({ base, next }: Documents, { pointer }: DiffLine): Pick<DiffLine, 'before' | 'after'> => ({
  before: questionInWords(entryAt(base, pointer)),
  after: questionInWords(entryAt(next, pointer)),
});

/** A whole question with its choices and their gaps, and what follows it up. */
function questionInWords(question: unknown): string | null {
  if (!isMapping(question)) return null;
  const { text, answer, follow_ups: followUps } = question;
  const { type, options } = isMapping(answer) ? answer : { type: '', options: [] };
  const choices = Array.isArray(options) ? options.map(entryInWords) : [];
  const below = Array.isArray(followUps) ? followUps.map((one) => questionInWords(one) ?? '') : [];
  const kind = choices.length > 0 ? choices.join('; ') : inWords(type).replaceAll('_', ' ');
  return [`${inWords(text)} [${kind}]`, ...below].join(' ');
}

const named = (rest: readonly string[]): string =>
  MEMBERS[rest.join(',')] ?? rest.map((step) => step.replaceAll('_', ' ')).join(', ');

interface InQuestion {
  line: DiffLine;
  rest: readonly string[];
  documents: Documents;
}

function inQuestion({ line, rest, documents }: InQuestion): Partial<DiffLine> {
  const [answer, entries = '', entry = 'order', ...inner] = rest;
  const word = answer === 'answer' && entry !== 'order' ? ENTRIES[entries] : undefined;
  if (word === undefined) return { field: named(rest) };
  if (inner.length === 0)
    return { field: word, before: whole(documents.base, line), after: whole(documents.next, line) };
  const pointer = line.pointer.split('/').slice(0, -inner.length).join('/');
  const label = labelOf(entryAt(documents.base, pointer)) ?? entry;
  return { field: `${word} “${label}”: ${inner.map((step) => step.replaceAll('_', ' ')).join(', ')}` };
}

const labelOf = (entry: unknown): string | null =>
  isMapping(entry) && typeof entry['label'] === 'string' ? entry['label'] : null;

/** A choice, column or row as a whole: its label, and what else is said of it. */
function whole(document: unknown, { pointer }: DiffLine): string | null {
  const entry = entryAt(document, pointer);
  return isMapping(entry) ? entryInWords(entry) : null;
}

function entryInWords(entry: unknown): string {
  if (!isMapping(entry)) return inWords(entry);
  const said = Object.entries(entry).filter(([name]) => !['label', 'value', 'key'].includes(name));
  const more = said.map(([name, value]) => `${name.replaceAll('_', ' ')}: ${inWords(value)}`).join('; ');
  return `${labelOf(entry) ?? ''}${more === '' ? '' : ` (${more})`}`;
}
