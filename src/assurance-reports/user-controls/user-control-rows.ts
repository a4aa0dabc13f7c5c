import type { EntityManager } from 'typeorm';
import { iso } from '../report-rows';
import type { UserControlTestView, UserControlView } from '../own-evaluation-views.dto';
import { userControlState, USER_CONTROL_WORDS, type UserControlFact } from './user-control.rules';

const CONTROLS = `
  SELECT c.id, c.number, c.label, c.text, c.standing, c.control_ref AS "controlRef", c.control_words AS "controlWords", c.owner_name AS "ownerName",
    c.owner_person_id AS "ownerPersonId", c.not_relevant_reason AS "notRelevantReason", app.person_name(c.mapped_by) AS "mappedByName", ${iso('c.mapped_at')} AS "mappedAt",
    r.ref AS "carriedFromRef", app.person_name(c.confirmed_by) AS "confirmedByName", ${iso('c.confirmed_at')} AS "confirmedAt", c.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'result', t.result, 'testedOn', t.tested_on, 'method', t.method, 'workpaperRef', t.workpaper_ref,
      'recordedByName', app.person_name(t.recorded_by), 'recordedAt', ${iso('t.recorded_at')}, 'evaluation', e.evaluation, 'compensatingControl', e.compensating_control,
      'effect', e.effect, 'evaluatedByName', app.person_name(e.evaluated_by), 'evaluatedAt', ${iso('e.evaluated_at')}) ORDER BY t.tested_on DESC, t.recorded_at DESC, t.id DESC), '[]')
      FROM user_control_test t LEFT JOIN LATERAL (SELECT * FROM user_control_evaluation x WHERE x.user_control_test_id = t.id ORDER BY x.evaluated_at DESC, x.id DESC LIMIT 1) e ON true
      WHERE t.user_control_id = c.id) AS tests
  FROM user_control c LEFT JOIN user_control f ON f.id = c.carried_from LEFT JOIN assurance_report r ON r.id = f.report_id
  WHERE c.report_id = $1 AND c.removed_at IS NULL ORDER BY c.number`;

type Row = Omit<UserControlView, 'state' | 'stateWords'>;

export const factOf = (row: {
  standing: UserControlFact['standing'];
  ownerName: string | null;
  carriedFromRef: string | null;
  confirmedAt: string | null;
  tests: readonly Pick<UserControlTestView, 'result' | 'evaluation'>[];
}): UserControlFact => ({
  ...{ standing: row.standing, ownerName: row.ownerName },
  ...{ carried: row.carriedFromRef !== null, confirmed: row.confirmedAt !== null },
  ...{ result: row.tests[0]?.result ?? null, evaluated: (row.tests[0]?.evaluation ?? null) !== null },
});

/** The user-entity controls of a report with how they are mapped and what their tests said. */
export async function userControlsOf(manager: EntityManager, reportId: string): Promise<UserControlView[]> {
  const rows: Row[] = await manager.query(CONTROLS, [reportId]);
  return rows.map((row) => {
    const state = userControlState(factOf(row));
    return { ...row, state, stateWords: USER_CONTROL_WORDS[state] };
  });
}
