import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { lockForDisposal } from '../evidence/retention-lock';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound } from '../foundation/problem';
import { refusalWithoutFreshPassword } from '../accounts/session.rules';
import { Problem } from '../foundation/problem';
import { Clock } from '../foundation/clock';
import type { CsvReport } from '../foundation/csv.rules';
import { EVERY_ROW } from '../foundation/page-query.dto';
import { Erasure } from './erasure';
import { execute } from './disposal-execution';
import { disposalList, disposalView } from './disposal-reads';
import { Disposal, DisposalDecision } from './retention.entity';
import { retainedRecord } from './retained-records';
import { retentionOf } from './retention-facts';
import {
  refusalsToDispose,
  refusalToBeSecond,
  refusalToDecideAgain,
  refusalToProposeAgain,
  type DisposalFacts,
} from './retention.rules';
import { factsToDispose, RetentionService } from './retention.service';
import { disposalsCsv } from './retention-csv.rules';
import type { DisposalsQuery } from './retention-queries.dto';
import type { DecideRetention, DisposalList, DisposalView, ProposeDisposal } from './retention.dto';
import { recordNamed, type RecordKind } from './record.rules';
import './retention.deeds';

/** Disposal: proposed by one, approved by two others of different functions, and then done; a tombstone stays. */
@Injectable()
export class DisposalsService {
  constructor(
    private readonly work: Work,
    private readonly retention: RetentionService,
    private readonly erasure: Erasure,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: DisposalsQuery): Promise<DisposalList> {
    return this.work.read(actor, ({ manager }) => disposalList(manager, query));
  }

  /** Every disposal that is sought, for a file. */
  report(actor: Actor, query: DisposalsQuery): Promise<CsvReport> {
    return this.work.read(actor, async ({ manager }) =>
      disposalsCsv((await disposalList(manager, query, EVERY_ROW)).items, query, this.clock.iso()),
    );
  }

  one(actor: Actor, id: string): Promise<DisposalView> {
    return this.work.read(actor, ({ manager }) => disposalView(manager, id));
  }

  propose(actor: Actor, given: ProposeDisposal): Promise<DisposalView> {
    return this.work.perform(actor, async (w) => {
      await lockForDisposal(w);
      const { record, refusal } = recordNamed(given);
      heed(refusal);
      const { item, facts, clocks } = await this.factsOf(w, record);
      heedState(refusalToProposeAgain(facts));
      heed(...refusalsToDispose(facts));
      const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('RD') AS ref`);
      const disposal: Disposal = {
        ...{ id: newId(), registrantId: actor.registrantId, vendorId: item.vendorId, ref: counted?.ref ?? '' },
        evidenceItemId: item.kind === 'evidence' ? item.id : null,
        requestFileId: item.kind === 'request_file' ? item.id : null,
        ...{ keptUntil: facts.keepUntil ?? '', clocks, reason: given.reason.trim() },
        ...{ state: 'proposed', proposedBy: actor.personId, proposedAs: actor.role, proposedAt: w.at },
        ...{ executedAt: null, version: 1 },
      };
      await w.manager.getRepository(Disposal).insert(disposal);
      const { keptUntil, reason } = disposal;
      const particulars = { itemId: item.id, itemRef: item.ref, keptUntil, clocks, reason };
      await w.record('disposal.proposed', subjectOfDisposal(disposal), particulars);
      return disposalView(w.manager, disposal.id);
    });
  }

  /** The second approval disposes; holds and open requests are asked for again in the same Work. */
  async decide(actor: Actor, id: string, given: DecideRetention): Promise<DisposalView> {
    const { view, digests } = await this.work.perform(actor, async (w) => {
      await lockForDisposal(w);
      const disposal = await lockDisposal(w, id);
      const before = await this.refuse(w, disposal, given);
      await keepDecision(w, disposal, given);
      const second = given.decision === 'approved' && before === 1;
      if (given.decision === 'refused') await setState(w, id, 'refused');
      const done = second ? await execute(w, disposal) : [];
      return { view: await disposalView(w.manager, id), digests: done };
    });
    await this.erasure.retire(actor, digests);
    return view;
  }

  private async refuse(w: OpenWork, disposal: Disposal, given: DecideRetention): Promise<number> {
    const said = await w.manager.getRepository(DisposalDecision).find({ where: { disposalId: disposal.id } });
    const { proposedBy, proposedAs } = disposal;
    const before = said.map(({ decidedBy, decidedAs }) => ({ personId: decidedBy, role: decidedAs }));
    heed(refusalToBeSecond(w.actor, [{ personId: proposedBy, role: proposedAs }, ...before]));
    const stale = refusalWithoutFreshPassword(w.actor.reauthenticatedAt, w.at);
    if (stale) throw new Problem('reauthentication-needed', stale.reason);
    if (given.decision === 'approved') {
      const { facts } = await this.factsOf(w, recordOf(disposal));
      heed(...refusalsToDispose(facts));
    }
    return said.filter(({ decision }) => decision === 'approved').length;
  }

  private async factsOf(w: OpenWork, record: { kind: RecordKind; id: string } | null) {
    const item = record && (await retainedRecord(w.manager, record.kind, record.id));
    if (!item) throw notFound(record?.kind === 'request_file' ? 'file' : 'evidence');
    const { clocks, keepUntil } = retentionOf(item, await this.retention.classes(w.manager));
    const facts: DisposalFacts = { ...factsToDispose(item, w.at.slice(0, 10)), keepUntil };
    return { item, facts, clocks };
  }
}

const recordOf = ({ evidenceItemId, requestFileId }: Disposal) =>
  requestFileId === null
    ? { kind: 'evidence' as const, id: evidenceItemId ?? '' }
    : { kind: 'request_file' as const, id: requestFileId };

const subjectOfDisposal = ({ id, vendorId, ref }: Disposal) => ({ kind: 'disposal', id, vendorId, ref });

async function lockDisposal(w: OpenWork, id: string): Promise<Disposal> {
  await w.manager.query('SELECT id FROM disposal WHERE id = $1 FOR UPDATE', [id]);
  const disposal = await w.manager.getRepository(Disposal).findOne({ where: { id } });
  if (!disposal) throw notFound('disposal');
  heedState(refusalToDecideAgain(disposal));
  return disposal;
}

async function keepDecision(w: OpenWork, disposal: Disposal, given: DecideRetention): Promise<void> {
  const { registrantId, vendorId, id: disposalId, proposedBy } = disposal;
  const { decision } = given;
  const reason = given.reason.trim();
  const by = { decidedBy: w.actor.personId, decidedAs: w.actor.role, decidedAt: w.at };
  await w.manager
    .getRepository(DisposalDecision)
    .insert({ id: newId(), registrantId, vendorId, disposalId, proposedBy, decision, reason, ...by });
  await w.record('disposal.decided', subjectOfDisposal(disposal), { decision, reason });
}

async function setState(w: OpenWork, id: string, state: 'refused'): Promise<void> {
  await w.manager.query('UPDATE disposal SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
}
