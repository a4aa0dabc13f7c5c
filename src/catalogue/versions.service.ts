import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './catalogue.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heedState, notFound } from '../foundation/problem';
import { requireKind } from './draft-record';
import { DraftKinds, type DraftKindName, type VersionRow } from './draft-kinds';
import { versionStates } from './draft.rules';
import type { VersionList, VersionView } from './versions.dto';
import { VersionWithdrawal } from './version-withdrawal.entity';

/** Published versions of catalogue and questionnaire: which is in use, which periods are pinned to each. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly work: Work,
    private readonly kinds: DraftKinds,
  ) {}

  list(actor: Actor): Promise<VersionList> {
    return this.work.read(actor, async ({ manager }) => {
      const items: VersionView[] = [];
      for (const { kind } of this.kinds.all()) items.push(...(await this.ofKind(manager, kind)));
      return { total: items.length, items };
    });
  }

  /** A version's document with its label, under the rights of who asks. */
  document(actor: Actor, id: string): Promise<{ label: string; document: unknown }> {
    return this.work.read(actor, async ({ manager }) => {
      for (const kind of this.kinds.all()) {
        const version = await kind.version(manager, id);
        if (version) return version;
      }
      throw notFound('version');
    });
  }

  /** Keeps a version of the registrant's own from further periods; those that are pinned to it stay so. */
  withdraw(actor: Actor, id: string, reason: string): Promise<VersionView> {
    return this.work.perform(actor, async (w) => {
      const found = await this.find(w.manager, id);
      heedState(refusalToWithdraw(found));
      const { kind, label, documentSha256 } = found;
      const { registrantId, personId: withdrawnBy } = w.actor;
      const row = { id: newId(), registrantId, kind, versionId: id, reason, withdrawnBy, withdrawnAt: w.at };
      await w.manager.getRepository(VersionWithdrawal).insert(row);
      const subject = { kind: `${kind}_version`, id, vendorId: null, ref: label };
      await w.record('version.withdrawn', subject, { kind, label, documentSha256, reason });
      return this.find(w.manager, id);
    });
  }

  private async find(manager: EntityManager, id: string): Promise<VersionView> {
    for (const { kind } of this.kinds.all()) {
      const found = (await this.ofKind(manager, kind)).find((one) => one.id === id);
      if (found) return found;
    }
    throw notFound('version');
  }

  private async ofKind(manager: EntityManager, name: DraftKindName): Promise<VersionView[]> {
    const kind = requireKind(this.kinds, name);
    const rows = await kind.versions(manager);
    const reasons = await withdrawnReasons(manager);
    const states = versionStates(rows.map(({ id, isOwn }) => ({ id, isOwn, withdrawn: reasons.has(id) })));
    const periods = await kind.periods(manager);
    return rows.map((row: VersionRow) => ({
      ...row,
      kind: name,
      state: states.get(row.id) ?? 'published',
      periods: periods.get(row.id) ?? [],
      withdrawnReason: reasons.get(row.id) ?? null,
    }));
  }
}

function refusalToWithdraw({ isOwn, state }: VersionView) {
  if (!isOwn) return { code: 'shipped', reason: 'A shipped version is not withdrawn here; publish your own instead.' };
  return state === 'withdrawn' ? { code: 'withdrawn', reason: 'This version was withdrawn already.' } : null;
}

async function withdrawnReasons(manager: EntityManager): Promise<Map<string, string>> {
  const rows: { id: string; reason: string }[] = await manager.query(
    'SELECT version_id AS id, reason FROM version_withdrawal',
  );
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}
