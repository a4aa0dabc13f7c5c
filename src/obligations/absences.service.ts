import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heedState } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';
import { requireVendor } from '../vendors/vendor-reads';
import type { RecordAbsence } from './absences.dto';
import type { Progress } from './obligation-state.rules';
import { ObligationsService } from './obligations.service';

/** Absence is data: what nobody submitted is recorded as not tested, by a person and with a reason, and never left blank. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly work: Work,
    private readonly obligations: ObligationsService,
  ) {}

  record(actor: Actor, vendorId: string, given: RecordAbsence): Promise<{ recorded: number }> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      for (const [i, obligationId] of given.obligationIds.entries()) {
        const row = await this.obligations.requireVisible(w.manager, obligationId);
        heedState(
          refusalOfAbsence({ ...row, vendorMatches: row.vendorId === vendorId, pointer: `/obligationIds/${i}` }),
        );
        await this.obligations.conclude(w, { obligationId, conclusion: 'not_tested', reason: given.reason });
      }
      return { recorded: given.obligationIds.length };
    });
  }
}

/** What was submitted is reviewed, and what was concluded stands: neither becomes an absence. */
export function refusalOfAbsence(facts: {
  progress: Progress;
  conclusion: string | null;
  vendorMatches: boolean;
  pointer: string;
}): Refusal<'other-vendor' | 'submitted' | 'concluded'> | null {
  const { pointer } = facts;
  if (!facts.vendorMatches) return { code: 'other-vendor', reason: 'This obligation is another vendor’s.', pointer };
  if (facts.progress === 'submitted')
    return { code: 'submitted', reason: 'Something was submitted for this obligation: review it instead.', pointer };
  if (facts.conclusion !== null && facts.conclusion !== 'not_tested')
    return { code: 'concluded', reason: 'This obligation has a conclusion already.', pointer };
  return null;
}
