import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { acceptRisk, endAcceptance } from '../findings/finding-record';
import { addDays } from '../obligations/iso-date.rules';
import { ObligationsService } from '../obligations/obligations.service';
import { ExceptionDecision, ExceptionMeasure, ProgrammeException } from './exception.entity';
import {
  outcomeOf,
  refusalToAssess,
  refusalToDecide,
  refusalToMoveException,
  type DecisionFacts,
} from './exception.rules';
import type { AssessException, DecideException, EndException, ExceptionView } from './exceptions.dto';
import { exceptionSubject, exceptionView } from './exceptions.service';

type Part = DecisionFacts['part'];

/** Assessed by the reviewer, decided by the second line and, where it weighs more, by an executive too. */
@Injectable()
export class ExceptionDecisionsService {
  constructor(
    private readonly work: Work,
    private readonly obligations: ObligationsService,
  ) {}

  assess(actor: Actor, id: string, given: AssessException): Promise<ExceptionView> {
    return this.onto(actor, id, async (w, exception) => {
      heedState(refusalToMoveException(exception, 'assessed'));
      const measures = await w.manager
        .getRepository(ExceptionMeasure)
        .find({ where: { programmeExceptionId: id }, order: { number: 'ASC' } });
      const [measureIds, assessedIds] = [measures.map((one) => one.id), given.measures.map((one) => one.id)];
      heed(
        refusalToAssess({ requestedBy: exception.requestedBy, assessorId: actor.personId, measureIds, assessedIds }),
      );
      const verdicts = await writeVerdicts(w, measures, given);
      const { residualRisk } = given;
      const assessment = given.assessment.trim();
      await w.manager.query(
        `UPDATE programme_exception SET state = 'assessed', assessment = $2, residual_risk = $3, assessed_by = $4, assessed_at = $5, version = version + 1 WHERE id = $1`,
        [id, assessment, residualRisk, actor.personId, w.at],
      );
      await w.record('exception.assessed', exceptionSubject(exception), {
        assessment,
        residualRisk,
        measures: verdicts,
      });
    });
  }

  decide(actor: Actor, id: string, given: DecideException & { part: Part }): Promise<ExceptionView> {
    return this.onto(actor, id, async (w, exception) => {
      const { part, decision } = given;
      heedState(refusalToMoveException(exception, 'approved'));
      const said = await w.manager.getRepository(ExceptionDecision).find({ where: { programmeExceptionId: id } });
      if (said.some((one) => one.part === part)) throw new Problem('wrong-state', 'This was decided already.');
      const secondLine = said.find((one) => one.part === 'second_line')?.decision ?? null;
      const { requestedBy, assessedBy, needsExecutive, wantedUntil: until } = exception;
      heed(refusalToDecide({ part, requestedBy, assessedBy, deciderId: actor.personId, needsExecutive, secondLine }));
      const outcome = outcomeOf({ part, decision, needsExecutive });
      const reason = given.reason.trim();
      if (outcome === 'approved') refuseLapsed(exception, w.at.slice(0, 10));
      await keepDecision(w, exception, { part, decision, reason });
      await w.record('exception.decided', exceptionSubject(exception), { part, decision, reason, outcome, until });
      if (outcome === 'rejected') await setState(w, exception, 'rejected');
      if (outcome === 'approved') await this.putInForce(w, exception, reason);
    });
  }

  /** Ended before its last day: the requirement is not met, and its finding is back. */
  end(
    actor: Actor,
    id: string,
    given: EndException & { how: 'revoked' | 'closed_remediated' },
  ): Promise<ExceptionView> {
    return this.onto(actor, id, async (w, exception) => {
      const { how } = given;
      heedState(refusalToMoveException(exception, how));
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE programme_exception SET state = $2, ended_by = $3, ended_at = $4, end_reason = $5, version = version + 1 WHERE id = $1',
        [id, how, actor.personId, w.at, reason],
      );
      await w.record('exception.ended', exceptionSubject(exception), { how, reason });
      const why = how === 'revoked' ? `${exception.ref} was revoked: ${reason}` : afterRemediation(exception, reason);
      await this.endOfItem(w, exception, why);
      if (exception.findingId !== null) await endAcceptance(w, exception.findingId, { exceptionId: id, reason: why });
    });
  }

  private async endOfItem(w: OpenWork, exception: ProgrammeException, reason: string): Promise<void> {
    const { obligationId } = exception;
    const resting = await conclusionRestingOn(w, exception);
    if (resting === 'excepted') await this.obligations.conclude(w, { obligationId, conclusion: 'not_met', reason });
    if (resting === 'under_review') await this.obligations.endExceptionUnderReview(w, obligationId);
  }

  private async putInForce(w: OpenWork, exception: ProgrammeException, reason: string): Promise<void> {
    await setState(w, exception, 'approved');
    const { id, ref, obligationId, findingId, wantedUntil: until } = exception;
    const why = `${ref}: ${exception.reason} Approved: ${reason}`.slice(0, 4000);
    await this.obligations.conclude(w, { obligationId, conclusion: 'excepted', reason: why, exceptedUntil: until });
    if (findingId !== null) await acceptRisk(w, findingId, { exceptionId: id, ref, until });
  }

  private onto(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, exception: ProgrammeException) => Promise<void>,
  ): Promise<ExceptionView> {
    return this.work.perform(actor, async (w) => {
      await w.manager.query('SELECT id FROM programme_exception WHERE id = $1 FOR UPDATE', [id]);
      const exception = await w.manager.getRepository(ProgrammeException).findOne({ where: { id } });
      if (!exception) throw notFound('exception');
      await deed(w, exception);
      return exceptionView(w.manager, id, w.at.slice(0, 10));
    });
  }
}

const afterRemediation = ({ ref }: ProgrammeException, reason: string): string =>
  `${ref} was closed as remediated: ${reason} Not met until a review says otherwise.`;

/** The last day was chosen when the request was made; what has passed, or is now too far away, is asked for again. */
function refuseLapsed({ ref, wantedUntil, maxDays }: ProgrammeException, today: string): void {
  if (wantedUntil > today && wantedUntil <= addDays(today, maxDays)) return;
  throw new Problem('wrong-state', `The last day that ${ref} asks for has passed. It needs a new request.`);
}

/** The obligation's conclusion where it still rests on this exception, and on no later one. */
async function conclusionRestingOn(w: OpenWork, exception: ProgrammeException): Promise<string | null> {
  const { obligationId, wantedUntil } = exception;
  const [row]: { conclusion: string }[] = await w.manager.query(
    'SELECT conclusion FROM obligation WHERE id = $1 AND excepted_until = $2',
    [obligationId, wantedUntil],
  );
  return row?.conclusion ?? null;
}

async function setState(w: OpenWork, { id }: ProgrammeException, state: 'approved' | 'rejected'): Promise<void> {
  const from = state === 'approved' ? w.at.slice(0, 10) : null;
  await w.manager.query(
    'UPDATE programme_exception SET state = $2, effective_from = $3, version = version + 1 WHERE id = $1',
    [id, state, from],
  );
}

async function keepDecision(
  w: OpenWork,
  exception: ProgrammeException,
  said: { part: Part; decision: 'approved' | 'rejected'; reason: string },
): Promise<void> {
  const { registrantId, vendorId, id: programmeExceptionId, requestedBy } = exception;
  const who = { decidedBy: w.actor.personId, decidedAt: w.at };
  const about = { id: newId(), registrantId, vendorId, programmeExceptionId, requestedBy };
  await w.manager.getRepository(ExceptionDecision).insert({ ...about, ...said, ...who });
}

async function writeVerdicts(w: OpenWork, measures: readonly ExceptionMeasure[], given: AssessException) {
  const verdicts: { number: number; verdict: string; note: string }[] = [];
  for (const { id, number } of measures) {
    const said = given.measures.find((one) => one.id === id);
    if (!said) continue;
    const note = said.note.trim();
    await w.manager.query('UPDATE exception_measure SET verdict = $2, verdict_note = $3 WHERE id = $1', [
      ...[id, said.verdict, note],
    ]);
    verdicts.push({ number, verdict: said.verdict, note });
  }
  return verdicts;
}
