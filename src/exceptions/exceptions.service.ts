import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './exceptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { programmePolicy } from '../findings/programme-policy';
import { policyWords } from '../findings/programme-policy.rules';
import { addDays } from '../obligations/iso-date.rules';
import { expiredExceptionsOn, type ExpiredException } from './expired-exceptions';
import { ExceptionMeasure, ProgrammeException } from './exception.entity';
import { requestGround, type RequestGround } from './exception-ground';
import { exceptionRows } from './exception-rows';
import { refusalsToRequest } from './exception.rules';
import type {
  ExceptionLimits,
  ExceptionLimitsQuery,
  ExceptionList,
  ExceptionQuery,
  ExceptionView,
  RequestException,
} from './exceptions.dto';

/** Time-limited departures from a requirement, asked for with compensating measures. The item stays "not met". */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ExceptionQuery): Promise<ExceptionList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await exceptionRows(manager, query, this.clock.today());
      const { policy } = await programmePolicy(manager);
      return { total: items.length, items, policy: policyWords(policy) };
    });
  }

  one(actor: Actor, id: string): Promise<ExceptionView> {
    return this.work.read(actor, ({ manager }) => exceptionView(manager, id, this.clock.today()));
  }

  /** How long an exception from this obligation may last, and who decides it. */
  limits(actor: Actor, asked: ExceptionLimitsQuery): Promise<ExceptionLimits> {
    return this.work.read(actor, async ({ manager }) => {
      const ground = await requestGround(manager, asked);
      const { tier, maxDays, needsExecutive, renewalNumber } = ground;
      const latestUntil = addDays(this.clock.today(), maxDays);
      return { tier, maxDays, latestUntil, needsExecutive, renewalNumber, words: limitWords(ground) };
    });
  }

  /** For rooms above: exceptions of this vendor and period whose last day has passed and that nothing took the place of. */
  expiredExceptions(manager: EntityManager, vendorId: string, periodId: string): Promise<ExpiredException[]> {
    return expiredExceptionsOn(manager, { vendorId, periodId, today: this.clock.today() });
  }

  request(actor: Actor, given: RequestException): Promise<ExceptionView> {
    return this.work.perform(actor, async (w) => {
      const ground = await requestGround(w.manager, given);
      const today = w.at.slice(0, 10);
      const { tier, maxDays, conclusion, renews } = ground;
      const measures = given.measures.length;
      heed(...refusalsToRequest({ today, until: given.until, tier, maxDays, measures, conclusion, renews }));
      if (ground.waitingRef !== null)
        throw new Problem('already-exists', `${ground.waitingRef} for this obligation waits for a decision already.`);
      const exception = await insertException(w, given, ground);
      const said = await insertMeasures(w, exception, given);
      await w.record('exception.requested', exceptionSubject(exception), requestedParticulars(exception, ground, said));
      return exceptionView(w.manager, exception.id, today);
    });
  }
}

export const exceptionSubject = ({ id, vendorId, ref }: Pick<ProgrammeException, 'id' | 'vendorId' | 'ref'>) => ({
  kind: 'exception',
  id,
  vendorId,
  ref,
});

export async function exceptionView(manager: EntityManager, id: string, today: string): Promise<ExceptionView> {
  const [found] = await exceptionRows(manager, { id }, today);
  if (!found) throw notFound('exception');
  return found;
}

function limitWords({ tier, maxDays, needsExecutive, critical, renewalNumber }: RequestGround): string {
  const why = [
    ...(tier === 'T1' ? ['tier 1'] : []),
    ...(critical ? ['the finding is critical'] : []),
    ...(renewalNumber >= 2 ? ['it is the second renewal or a later one'] : []),
  ].join(', ');
  const who = needsExecutive ? `the second line and, because of ${why}, an executive` : 'the second line';
  return `The programme's policy allows ${maxDays} days in ${tier}. Decided by ${who}.`;
}

async function insertException(
  w: OpenWork,
  given: RequestException,
  ground: RequestGround,
): Promise<ProgrammeException> {
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('XC') AS ref`);
  const { vendorId, renewalNumber, tier, critical, maxDays, needsExecutive } = ground;
  const exception: ProgrammeException = {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId, ref: counted?.ref ?? '' },
    ...{ obligationId: given.obligationId, findingId: given.findingId ?? null, renewsId: given.renewsId ?? null },
    ...{ renewalNumber, reason: given.reason.trim(), risk: given.risk.trim() },
    ...{ tier, critical, maxDays, needsExecutive, wantedUntil: given.until, state: 'requested' as const },
    ...{ requestedBy: w.actor.personId, requestedAt: w.at },
    ...{ assessment: null, residualRisk: null, assessedBy: null, assessedAt: null, effectiveFrom: null },
    ...{ endedBy: null, endedAt: null, endReason: null, expiredAt: null, version: 1 },
  };
  await w.manager.getRepository(ProgrammeException).insert(exception);
  return exception;
}

interface Said {
  description: string;
  ownerName: string;
  evidenceVersionId: string | null;
}

async function insertMeasures(w: OpenWork, exception: ProgrammeException, given: RequestException): Promise<Said[]> {
  const said: Said[] = [];
  for (const { description, ownerName, evidenceVersionId = null } of given.measures) {
    await requireEvidence(w, exception.vendorId, evidenceVersionId);
    const measure = { description: description.trim(), ownerName: ownerName.trim(), evidenceVersionId };
    said.push(measure);
    const { registrantId, vendorId, id: programmeExceptionId } = exception;
    const about = { id: newId(), registrantId, vendorId, programmeExceptionId, number: said.length };
    await w.manager.getRepository(ExceptionMeasure).insert({ ...about, ...measure, verdict: null, verdictNote: null });
  }
  return said;
}

async function requireEvidence(w: OpenWork, vendorId: string, id: string | null): Promise<void> {
  if (id === null) return;
  const own: unknown[] = await w.manager.query('SELECT 1 FROM evidence_version WHERE id = $1 AND vendor_id = $2', [
    ...[id, vendorId],
  ]);
  if (own.length === 0) throw notFound('evidence of this vendor');
}

function requestedParticulars(exception: ProgrammeException, { requirementCode }: RequestGround, measures: Said[]) {
  const { obligationId, findingId, renewsId, renewalNumber, reason, risk, wantedUntil: until } = exception;
  const { tier, critical, maxDays, needsExecutive } = exception;
  return {
    ...{ obligationId, requirementCode, findingId, renewsId, renewalNumber, reason, risk, until },
    ...{ tier, critical, maxDays, needsExecutive, measures },
  };
}
