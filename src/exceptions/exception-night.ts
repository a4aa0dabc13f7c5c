import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './exceptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { systemActor, type Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { Jobs, type NightPayload } from '../foundation/jobs';
import { lockFinding } from '../findings/finding-record';
import { exceptionSubject } from './exceptions.service';

export const EXCEPTION_NIGHT = 'exceptions.run-out';

/** After the due dates are computed and before the morning's reminders. */
const HOUR_UTC = 3;

interface RunOut {
  id: string;
  vendorId: string;
  ref: string;
  obligationId: string;
  requirementCode: string;
  findingId: string | null;
  /** Its last day, YYYY-MM-DD. */
  until: string;
}

// What belongs to a locked period is left as it was locked; reading it says "expired" all the same.
const RUN_OUT = `
  SELECT x.id, x.vendor_id AS "vendorId", x.ref, x.obligation_id AS "obligationId", o.requirement_code AS "requirementCode",
    x.finding_id AS "findingId", x.wanted_until::text AS until
  FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id JOIN compliance_period p ON p.id = o.period_id
  WHERE x.state = 'approved' AND x.expired_at IS NULL AND x.wanted_until < $1::date AND p.state NOT IN ('locked', 'archived')
  ORDER BY x.wanted_until, x.ref`;

const LAPSED = `SELECT id FROM finding WHERE state = 'risk_accepted' AND accepted_until < $1::date ORDER BY accepted_until, ref`;

export interface NightOfExceptions {
  expired: number;
  findingsBack: number;
  failed: string[];
}

/**
 * Writes down every night what the calendar did: an exception that ran out is expired, and the finding whose risk it
 * accepted is back where it was. Screens, packets and attestations say so from the first minute of the day without it.
 */
@Injectable()
export class ExceptionNight implements OnModuleInit {
  private readonly log = new Logger('Exceptions');

  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly(EXCEPTION_NIGHT, HOUR_UTC, async (payload) => {
      const { failed } = await this.writeDown(payload);
      if (failed.length > 0) throw new Error(`${failed.length} could not be written down: ${failed[0] ?? ''}`);
    });
  }

  /** Safe to repeat: what is written down is not found again. Each is a Work of its own, so that one stops no other. */
  async writeDown({ registrantId }: Pick<NightPayload, 'registrantId'>): Promise<NightOfExceptions> {
    const portal = systemActor(registrantId, newId(), 'holdfast_staff');
    const today = this.clock.today();
    const outcome: NightOfExceptions = { expired: 0, findingsBack: 0, failed: [] };
    const runOut = await this.found<RunOut>(portal, RUN_OUT, today);
    for (const one of runOut) if (await this.attempt(portal, outcome, (w) => expire(w, one))) outcome.expired += 1;
    for (const { id } of await this.found<{ id: string }>(portal, LAPSED, today))
      if (await this.attempt(portal, outcome, (w) => lockFinding(w, id))) outcome.findingsBack += 1;
    return outcome;
  }

  private found<Row>(portal: Actor, sql: string, today: string): Promise<Row[]> {
    return this.work.read(portal, ({ manager }: { manager: EntityManager }) => manager.query(sql, [today]));
  }

  private async attempt(
    portal: Actor,
    outcome: NightOfExceptions,
    deed: (w: OpenWork) => Promise<unknown>,
  ): Promise<boolean> {
    try {
      await this.work.perform(portal, deed);
      return true;
    } catch (error) {
      this.log.error(error);
      outcome.failed.push(String(error).slice(0, 300));
      return false;
    }
  }
}

async function expire(w: OpenWork, one: RunOut): Promise<void> {
  const { obligationId, requirementCode, findingId, until } = one;
  const [, written]: [unknown, number] = await w.manager.query(
    `UPDATE programme_exception SET expired_at = $2, version = version + 1 WHERE id = $1 AND state = 'approved' AND expired_at IS NULL`,
    [one.id, w.at],
  );
  if (written === 0) return;
  await w.record('exception.expired', exceptionSubject(one), { obligationId, requirementCode, findingId, until });
  if (findingId !== null) await lockFinding(w, findingId);
}
