import type { EntityManager } from 'typeorm';
import type { DataComparisonFacts, DataDifferenceFacts } from '../snapshot-data.model';
import { columns, ownedBy, rows, texts, times, without } from '../../foundation/sql-columns';

type Owned<T> = T & { ownerId: string };

const COMPARISON = `
  SELECT c.exercise_id AS "ownerId", c.id, ${columns('c.number', 'c.method', 'c.subject', 'c.unit', 'c.source', 'c.recovered', 'c.compared_by')},
    c.expected::float8 AS expected, c.found::float8 AS found, ${times('c.compared_at')}
  FROM data_comparison c JOIN exercise e ON e.id = c.exercise_id
  WHERE NOT EXISTS (SELECT 1 FROM data_comparison n WHERE n.exercise_id = c.exercise_id AND n.replaces = c.number)`;

const DIFFERENCE = `
  SELECT d.data_comparison_id AS "ownerId", ${columns('d.number', 'd.record', 'd.records', 'd.expected', 'd.found', 'r.way')},
    ${texts('r.words', 'r.resolved_by')}, ${times('r.resolved_at')}
  FROM data_difference d JOIN data_comparison c ON c.id = d.data_comparison_id JOIN exercise e ON e.id = c.exercise_id
  LEFT JOIN LATERAL (SELECT * FROM difference_resolution x WHERE x.data_difference_id = d.id ORDER BY x.number DESC LIMIT 1) r ON true
  WHERE true`;

/** Comparisons that count, of the exercises `e` that `where` names, with every differing record and the latest word on it. */
export async function readComparisons(
  manager: EntityManager,
  { where, parameters }: { where: string; parameters: unknown[] },
): Promise<Owned<DataComparisonFacts>[]> {
  const differences = await rows<Owned<DataDifferenceFacts>>(
    manager,
    `${DIFFERENCE} AND ${where} ORDER BY c.id, d.number`,
    parameters,
  );
  const comparisons = await rows<Owned<Omit<DataComparisonFacts, 'differences'>> & { id: string }>(
    manager,
    `${COMPARISON} AND ${where} ORDER BY c.exercise_id, c.number`,
    parameters,
  );
  return comparisons.map((one) => ({ ...without(one, 'id'), differences: ownedBy(differences, one.id) }));
}
