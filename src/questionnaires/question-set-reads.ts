import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { notFound } from '../foundation/problem';
import { cellsOf, progressOf } from './answer-cells';
import { extrasOf } from './answer-extras';
import { cellView, questionView } from './answer-views';
import type { QuestionSetList, QuestionSetQuery, QuestionSetSummary, QuestionSetView } from './question-set.dto';
import { QuestionSet } from './question-set.entity';
import { QuestionSetRecord, type OpenSet } from './question-set-record';

type Times = 'openedAt' | 'submittedAt' | 'reviewedAt';
type Computed = 'asked' | 'answered' | 'gaps' | 'overdue';
type Row = Omit<QuestionSetSummary, Times | Computed> & Record<Times, Date | null>;

const SETS = `
  SELECT q.id, q.vendor_id AS "vendorId", app.vendor_name(q.vendor_id) AS "vendorName", q.period_id AS "periodId", p.code AS "periodCode", p.state IN ('locked', 'archived') AS "periodLocked",
    v.code || ' ' || v.version AS questionnaire, q.questionnaire_version_id AS "questionnaireVersionId", q.state, q.due_on::text AS "dueOn", q.due_rule AS "dueRule",
    (SELECT count(*)::int FROM answer_query a WHERE a.question_set_id = q.id AND a.state IN ('open', 'answered', 'escalated')) AS "openQueries",
    (SELECT count(*)::int FROM (SELECT DISTINCT ON (a.question_id, a.subject_kind, a.subject_id) a.id FROM answer a WHERE a.question_set_id = q.id
        ORDER BY a.question_id, a.subject_kind, a.subject_id, a.number DESC) c
      WHERE (SELECT d.decision FROM answer_decision d WHERE d.answer_id = c.id ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) = 'returned') AS returned,
    app.person_name(q.opened_by) AS "openedByName", q.opened_at AS "openedAt", app.person_name(q.submitted_by) AS "submittedByName", q.submitted_at AS "submittedAt",
    q.submission_note AS "submissionNote", app.person_name(q.reviewed_by) AS "reviewedByName", q.reviewed_at AS "reviewedAt", q.return_reason AS "returnReason", q.version
  FROM question_set q JOIN compliance_period p ON p.id = q.period_id LEFT JOIN questionnaire_version v ON v.id = q.questionnaire_version_id
  WHERE q.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], q.id)`;

const WANTED = `
  SELECT q.id, (count(*) OVER ())::int AS total FROM question_set q JOIN compliance_period p ON p.id = q.period_id JOIN vendor v ON v.id = q.vendor_id
  WHERE ($1::uuid IS NULL OR q.vendor_id = $1) AND ($2::uuid IS NULL OR q.period_id = $2) AND ($3::text IS NULL OR q.state = $3)
    AND ($4 = '' OR strpos(lower(v.name), lower($4)) > 0)
  ORDER BY p.starts_on DESC, q.due_on, v.name, q.id LIMIT $5 OFFSET $6`;

const A_PAGE = 50;
/** Sets that are read together for a file. */
const AT_ONCE = 200;

/** Question sets as lists and as the whole form. Visibility, gaps and progress are worked out on read, from what stands now. */
@Injectable()
export class QuestionSetReads {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly record: QuestionSetRecord,
  ) {}

  list(actor: Actor, query: QuestionSetQuery): Promise<QuestionSetList> {
    return this.work.read(actor, async ({ manager }) => {
      const { page, pageSize, parameters } = askedOf(query);
      const wanted: { id: string; total: number }[] = await manager.query(WANTED, parameters);
      const items: QuestionSetSummary[] = [];
      for (let from = 0; from < wanted.length; from += AT_ONCE) {
        const ids = wanted.slice(from, from + AT_ONCE).map(({ id }) => id);
        items.push(...(await this.summaries(manager, ids, this.clock.today())));
      }
      return { total: wanted[0]?.total ?? 0, page, pageSize, items };
    });
  }

  view(actor: Actor, id: string): Promise<QuestionSetView> {
    return this.work.read(actor, async ({ manager }) => {
      const today = this.clock.today();
      const summary = await this.summary(manager, id, today);
      const open = await this.record.read(manager, id, today);
      return { ...summary, sections: await sectionsOf(manager, open) };
    });
  }

  async summary(manager: EntityManager, id: string, today: string): Promise<QuestionSetSummary> {
    const [found] = await this.summaries(manager, [id], today);
    if (!found) throw notFound('questionnaire');
    return found;
  }

  private async summaries(
    manager: EntityManager,
    ids: readonly string[],
    today: string,
  ): Promise<QuestionSetSummary[]> {
    const rows: Row[] = await manager.query(SETS, [ids]);
    const opened = await this.record.readAll(manager, rows.map(asSet), today);
    const progress = new Map(opened.map((open) => [open.set.id, progressOf(cellsOf(open))]));
    const nothing = { asked: 0, answered: 0, gaps: { minor: 0, major: 0, critical: 0 } };
    return rows.map((row) => ({
      ...row,
      openedAt: iso(row.openedAt) ?? '',
      submittedAt: iso(row.submittedAt),
      reviewedAt: iso(row.reviewedAt),
      overdue: !row.periodLocked && (row.state === 'open' || row.state === 'returned') && row.dueOn < today,
      ...(progress.get(row.id) ?? nothing),
    }));
  }
}

function askedOf({ page = 1, pageSize = A_PAGE, format, ...filter }: QuestionSetQuery) {
  const { vendorId = null, periodId = null, state = null, seek = '' } = filter;
  const paging = format === 'csv' ? [null, 0] : [pageSize, (page - 1) * pageSize];
  return { page, pageSize, parameters: [vendorId, periodId, state, seek.trim(), ...paging] };
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** What reading the cells of a set needs to know of it. */
const asSet = ({ id, vendorId, periodId, questionnaireVersionId, state }: Row): QuestionSet =>
  Object.assign(new QuestionSet(), { id, vendorId, periodId, questionnaireVersionId, state });

async function sectionsOf(manager: EntityManager, open: OpenSet): Promise<QuestionSetView['sections']> {
  const { sections, questions } = open.questionnaire;
  const extras = await extrasOf(manager, open, questions);
  const cells = cellsOf(open);
  const shown = questions.map((question) =>
    questionView(
      question,
      cells.filter(({ questionId }) => questionId === question.id).map((cell) => cellView(open, cell, extras)),
    ),
  );
  return sections.map(({ id, title }) => ({ id, title, questions: shown.filter(({ section }) => section === id) }));
}
