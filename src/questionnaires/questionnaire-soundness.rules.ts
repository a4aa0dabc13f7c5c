// What the shape of a questionnaire cannot say: that its references resolve and that its parts fit together.
import type { Catalogue } from '../catalogue/catalogue.rules';
import type { Place } from '../catalogue/document.rules';
import type { AnswerSpec, Question } from './question-types.rules';
import type { WrittenQuestion, WrittenRule } from './questionnaire-written.rules';

interface Seen {
  question: Question;
  written: WrittenQuestion;
  parent: Question | null;
  place: Place;
  catalogue: Catalogue;
}
type Rule = (seen: Seen) => void;

const isChoice = (type: string): boolean => type === 'enum' || type === 'multi_enum';

function refuseUnless(known: readonly string[], wanted: readonly string[], place: Place): void {
  wanted.forEach((word, index) => {
    if (!known.includes(word)) place.at(index).refuse(`names ${word}, which the catalogue does not define`);
  });
}

function refuseTwice(words: readonly string[], place: Place): void {
  words.forEach((word, index) => {
    if (words.indexOf(word) !== index) place.at(index).refuse(`has ${word} twice`);
  });
}

const withoutX = (id: string): string => id.replace(/^X-/, '');

const idFits: Rule = ({ question, parent, place }) => {
  const prefix = withoutX(parent ? parent.id : `${question.section}-`);
  if (!withoutX(question.id).startsWith(prefix)) place.at('id').refuse(`must begin with ${prefix}`);
};

const subjectFits: Rule = ({ written, parent, place }) => {
  if (!parent && !written.per) place.at('per').refuse('is missing');
  if (parent && written.per && written.per !== parent.per)
    place.at('per').refuse('must be that of the question it follows');
  if (!parent && !written.why) place.at('why').refuse('is missing');
};

const namesResolve: Rule = ({ written, place, catalogue }) => {
  refuseUnless(Object.keys(catalogue.evidenceKinds), written.evidence ?? [], place.at('evidence'));
  const ids = catalogue.requirements.map((requirement) => requirement.id);
  refuseUnless(ids, written.requirements ?? [], place.at('requirements'));
  const named = written.seedRefs.filter((ref) => !/^[AB]-\d{2}[a-z]?$/.test(ref));
  if (named.length > 0) place.at('seed_refs').refuse(`has ${named.join(', ')}, which is no seed item like A-22`);
};

const unknownIsOffered: Rule = ({ question, place }) => {
  if (isChoice(question.answer.type) && !question.unknown)
    place.at('unknown').refuse('is missing: every choice offers "do not know"');
};

const registerIsTable: Rule = ({ question, place }) => {
  if (question.register && question.answer.type !== 'table') place.at('register').refuse('is for tables only');
};

const typeHasItsParts: Rule = ({ question: { answer }, place }) => {
  const here = place.at('answer');
  const isTable = answer.type === 'table';
  if (isChoice(answer.type) !== (answer.options !== null))
    here.at('options').refuse('are needed for a choice, and only there');
  if (isTable !== (answer.columns !== null)) here.at('columns').refuse('are needed for a table, and only there');
};

const tablePartsStandInTables: Rule = ({ question: { answer }, place }) => {
  if (answer.type === 'table') return;
  const here = place.at('answer');
  if (answer.rows) here.at('rows').refuse('are for tables only');
  if (answer.allowNone) here.at('allow_none').refuse('is for tables only');
  if (answer.minRows > 0) here.at('min_rows').refuse('is for tables only');
};

const partsAreDistinct: Rule = ({ question: { answer }, place }) => {
  const here = place.at('answer');
  const values = (answer.options ?? []).map((option) => option.value);
  refuseTwice(values, here.at('options'));
  if (values.includes('unknown')) here.at('options').refuse('must not hold "unknown": it is offered by "unknown"');
  refuseTwice(
    (answer.columns ?? []).map((column) => column.key),
    here.at('columns'),
  );
  refuseTwice(
    (answer.rows ?? []).map((row) => row.key),
    here.at('rows'),
  );
};

const columnsHaveTheirParts: Rule = ({ question: { answer }, place }) => {
  (answer.columns ?? []).forEach((column, index) => {
    const here = place.at('answer').at('columns').at(index);
    if (isChoice(column.type) !== (column.options !== null))
      here.at('options').refuse('are needed for a choice, and only there');
    if (column.key === 'row') here.at('key').refuse('is kept for the name of the row');
    refuseTwice(
      (column.options ?? []).map((option) => option.value),
      here.at('options'),
    );
  });
};

const RULES: readonly Rule[] = [
  idFits,
  subjectFits,
  namesResolve,
  unknownIsOffered,
  registerIsTable,
  typeHasItsParts,
  tablePartsStandInTables,
  partsAreDistinct,
  columnsHaveTheirParts,
];

/** Names every problem of a question whose shape is sound already. */
export function refuseUnsoundQuestion(
  question: Question,
  seen: Omit<Seen, 'question' | 'catalogue'>,
  catalogue: Catalogue,
): void {
  for (const rule of RULES) rule({ ...seen, question, catalogue });
}

export function refuseUnsoundRule(
  { questions, over }: WrittenRule,
  known: ReadonlyMap<string, { answer: AnswerSpec }>,
  place: Place,
): void {
  questions.forEach((id, index) => {
    if (!known.has(id)) place.at('questions').at(index).refuse(`names ${id}, which is not asked`);
  });
  refuseTwice(over, place.at('over'));
}
