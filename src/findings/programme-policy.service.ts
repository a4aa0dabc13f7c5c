import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './findings.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed } from '../foundation/problem';
import { ProgrammePolicyRow } from './finding-story.entity';
import { programmePolicy } from './programme-policy';
import type { ProgrammePolicyView, SetProgrammePolicy } from './programme-policy.dto';
import { policyWords, refusalToSet } from './programme-policy.rules';

/** The registrant's own limits, number by number. */
@Injectable()
export class ProgrammePolicyService {
  constructor(private readonly work: Work) {}

  current(actor: Actor): Promise<ProgrammePolicyView> {
    return this.work.read(actor, ({ manager }) => view(manager));
  }

  set(actor: Actor, given: SetProgrammePolicy): Promise<ProgrammePolicyView> {
    return this.work.perform(actor, async (w) => {
      const { findingDueDays, exceptionMaxDays, expiringDays } = given;
      const policy = { findingDueDays: { ...findingDueDays }, exceptionMaxDays: { ...exceptionMaxDays }, expiringDays };
      heed(refusalToSet(policy));
      const { registrantId, personId } = actor;
      const number = (await programmePolicy(w.manager)).number + 1;
      const reason = given.reason.trim();
      const row = { id: newId(), registrantId, vendorId: null, number, policy, reason };
      await w.manager.getRepository(ProgrammePolicyRow).insert({ ...row, setBy: personId, setAt: w.at });
      const subject = { kind: 'programme_policy', id: row.id, vendorId: null };
      await w.record('programme.policy-set', subject, { number, policy, reason });
      return view(w.manager);
    });
  }
}

async function view(manager: EntityManager): Promise<ProgrammePolicyView> {
  const { number, policy } = await programmePolicy(manager);
  return { number, ...policy, words: policyWords(policy) };
}
