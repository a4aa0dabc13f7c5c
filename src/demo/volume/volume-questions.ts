import type { Questionnaire } from '../../questionnaires/question-types.rules';
import { YEAR, type Step } from './volume-ground';

const CHOSEN = 6;

/** The first questions with choices that are asked of everybody, with their choices. */
export function chosenQuestions({ questions }: Questionnaire): { id: string; per: string; options: string[] }[] {
  return questions
    .flatMap((one) => {
      if (one.when !== null || one.answer.type !== 'enum') return [];
      return [{ id: one.id, per: one.per, options: (one.answer.options ?? []).map(({ value }) => value) }];
    })
    .slice(0, CHOSEN);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const SET = `INSERT INTO question_set (id, registrant_id, vendor_id, period_id, questionnaire_version_id, state, due_on, due_rule, opened_by, opened_at, submitted_by, submitted_at, submission_note)
  SELECT pg_temp.made('set', no), g.registrant, d.id, g.period, g.questionnaire, x.state, date '${YEAR}-11-01', '60 days before FY${YEAR} ends on ${YEAR}-12-31, so that the answers are reviewed before the annual attestation.', g.officer, pg_temp.moment(1440 * 200),
    CASE x.state WHEN 'submitted' THEN d.contributor END, CASE x.state WHEN 'submitted' THEN pg_temp.moment(1440 * 300) END, CASE x.state WHEN 'submitted' THEN '' END
  FROM drawn d CROSS JOIN ground g CROSS JOIN LATERAL (SELECT CASE WHEN pg_temp.roll('set', no) < 5000 THEN 'submitted' ELSE 'open' END AS state) x ORDER BY no`;

/** A questionnaire a vendor, with answers to a few questions about it, its services and its systems. */
export const questions = (questionnaire: Questionnaire): Step[] => {
  const chosen = chosenQuestions(questionnaire).map(
    ({ id, per, options }, i) => `(${i}, '${id}', '${per}', ARRAY[${options.map(quoted).join(', ')}])`,
  );
  return [
    { makes: 'question_set', sql: SET },
    {
      makes: 'answer',
      sql: `INSERT INTO answer (id, registrant_id, vendor_id, question_set_id, question_id, subject_kind, subject_id, number, value, unknown, none, note, source, answered_by, answered_at)
        SELECT pg_temp.made('answer ' || q.question, s.no * 10 + s.slot), g.registrant, s.vendor_id, pg_temp.made('set', s.no), q.question, s.kind, s.id, 1,
          to_jsonb(q.options[CASE WHEN pg_temp.roll(q.question, s.no * 10 + s.slot) < 8000 THEN 1 ELSE 1 + pg_temp.roll(q.question, s.no) % cardinality(q.options) END]), false, false, '', 'typed', pg_temp.made('contributor', s.no), pg_temp.moment(1440 * 210)
        FROM ground g CROSS JOIN (VALUES ${chosen.join(', ')}) AS q (n, question, per, options)
        JOIN (
          SELECT 'vendor' AS kind, d.no::bigint, 0 AS slot, d.id, d.id AS vendor_id FROM drawn d
          UNION ALL SELECT 'service', s.vendor_no, s.slot, s.id, s.vendor_id FROM service_drawn s
          UNION ALL SELECT 'system', d.no, i, pg_temp.made('system', d.no * 2 + i), d.id FROM drawn d, generate_series(0, 1) AS i
        ) s ON s.kind = q.per WHERE pg_temp.roll('answered ' || q.question, s.no * 10 + s.slot) < 8000 ORDER BY s.no, q.n, s.slot`,
    },
  ];
};
