import { csvOf, type CsvValue } from '../foundation/csv.rules';
import type { QuestionSetQuery, QuestionSetSummary } from './question-set.dto';

const COLUMNS = [
  ...['Vendor', 'Period', 'Questionnaire', 'State', 'Due on', 'Why then', 'Overdue', 'Asked', 'Answered'],
  ...['Critical gaps', 'Major gaps', 'Minor gaps', 'Open queries', 'Answers returned'],
  ...['Submitted by', 'Submitted at (UTC)', 'Reviewed by', 'Reviewed at (UTC)', 'Questionnaire id'],
];

/** Question sets as a file, one row for each. `ranAt` is ISO 8601 UTC. */
export function questionSetsCsv(
  sets: readonly QuestionSetSummary[],
  { vendorId, periodId, state, seek }: QuestionSetQuery,
  ranAt: string,
): string {
  const said = [
    ...(vendorId ? [`vendor ${vendorId}`] : []),
    ...(seek ? [`vendors with "${seek}" in their name`] : []),
    ...(periodId ? [`period ${sets[0]?.periodCode ?? periodId}`] : []),
    ...(state ? [`only ${state}`] : []),
  ];
  const filter = said.length === 0 ? 'all vendors, all periods' : said.join('; ');
  return csvOf({ name: 'Questionnaires', filter, ranAt, columns: COLUMNS, rows: sets.map(rowOf) });
}

const rowOf = (set: QuestionSetSummary): CsvValue[] => [
  ...[set.vendorName, set.periodCode, set.questionnaire, set.state, set.dueOn, set.dueRule],
  ...[set.overdue ? 'yes' : 'no', set.asked, set.answered, set.gaps.critical, set.gaps.major, set.gaps.minor],
  ...[set.openQueries, set.returned, set.submittedByName, set.submittedAt, set.reviewedByName, set.reviewedAt, set.id],
];
