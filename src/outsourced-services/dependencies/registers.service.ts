import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { notFound, Problem } from '../../foundation/problem';
import { amend, changesOf, refuseStale } from '../../vendors/amendment';
import { requireVendor } from '../../vendors/vendor-reads';
import { DataSet } from './data-set.entity';
import type { EndRegistered } from './fourth-parties.dto';
import { dataSetsOf, teamsOf } from './register-reads';
import { refuseTakenRegisterName, refuseWhileUsed } from './register-rows';
import type { AddDataSet, AddTeam, ChangeDataSet, ChangeTeam } from './registers.dto';
import type { DataSetList, DataSetView, TeamList, TeamView } from './registers.dto';
import { Team } from './team.entity';

/** A vendor's critical data sets and its teams. */
@Injectable()
export class RegistersService {
  constructor(private readonly work: Work) {}

  dataSets(actor: Actor, vendorId: string): Promise<DataSetList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await dataSetsOf(manager, vendorId);
      return { total: items.length, items };
    });
  }

  teams(actor: Actor, vendorId: string): Promise<TeamList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await teamsOf(manager, vendorId);
      return { total: items.length, items };
    });
  }

  addDataSet(actor: Actor, vendorId: string, given: AddDataSet): Promise<DataSetView> {
    return this.work.perform(actor, async (w) => {
      const fields = dataSetOf(given);
      await refuseForeign(w.manager, { table: 'it_system', vendorId, id: fields.systemId, pointer: '/systemId' });
      const row = await this.newRow(w, { table: 'data_set', kind: 'DS', vendorId, name: fields.name });
      await w.manager.getRepository(DataSet).insert({ ...row, ...fields });
      await w.record('data-set.added', subject('data_set', row), { name: fields.name, feeds: fields.feeds });
      return one(await dataSetsOf(w.manager, vendorId), row.id, 'data set');
    });
  }

  changeDataSet(actor: Actor, id: string, given: ChangeDataSet): Promise<DataSetView> {
    return this.work.perform(actor, async (w) => {
      const before = requireLive(await w.manager.getRepository(DataSet).findOne({ where: { id } }), 'data set');
      const { vendorId } = before;
      refuseStale(before, given.version);
      const fields = dataSetOf(given);
      await refuseForeign(w.manager, { table: 'it_system', vendorId, id: fields.systemId, pointer: '/systemId' });
      await refuseTakenRegisterName(w.manager, { table: 'data_set', vendorId, name: fields.name, except: id });
      const changes = changesOf(before, fields);
      if (Object.keys(changes).length > 0) {
        await amend(w.manager, { of: DataSet, id, version: given.version }, changes);
        await w.record('data-set.changed', subject('data_set', before), { changes });
      }
      return one(await dataSetsOf(w.manager, vendorId), id, 'data set');
    });
  }

  endDataSet(actor: Actor, id: string, { endedOn, version }: EndRegistered): Promise<DataSetView> {
    return this.work.perform(actor, async (w) => {
      const before = requireLive(await w.manager.getRepository(DataSet).findOne({ where: { id } }), 'data set');
      refuseStale(before, version);
      await refuseWhileUsed(w.manager, 'data_set_id', id);
      await amend(w.manager, { of: DataSet, id, version }, changesOf(before, { endedOn }));
      await w.record('data-set.ended', subject('data_set', before), { endedOn });
      return one(await dataSetsOf(w.manager, before.vendorId), id, 'data set');
    });
  }

  addTeam(actor: Actor, vendorId: string, given: AddTeam): Promise<TeamView> {
    return this.work.perform(actor, async (w) => {
      const fields = teamOf(given);
      await refuseForeign(w.manager, { table: 'site', vendorId, id: fields.siteId, pointer: '/siteId' });
      const row = await this.newRow(w, { table: 'team', kind: 'TM', vendorId, name: fields.name });
      await w.manager.getRepository(Team).insert({ ...row, ...fields });
      await w.record('team.added', subject('team', row), { name: fields.name });
      return one(await teamsOf(w.manager, vendorId), row.id, 'team');
    });
  }

  changeTeam(actor: Actor, id: string, given: ChangeTeam): Promise<TeamView> {
    return this.work.perform(actor, async (w) => {
      const before = requireLive(await w.manager.getRepository(Team).findOne({ where: { id } }), 'team');
      const { vendorId } = before;
      refuseStale(before, given.version);
      const fields = teamOf(given);
      await refuseForeign(w.manager, { table: 'site', vendorId, id: fields.siteId, pointer: '/siteId' });
      await refuseTakenRegisterName(w.manager, { table: 'team', vendorId, name: fields.name, except: id });
      const changes = changesOf(before, fields);
      if (Object.keys(changes).length > 0) {
        await amend(w.manager, { of: Team, id, version: given.version }, changes);
        await w.record('team.changed', subject('team', before), { changes });
      }
      return one(await teamsOf(w.manager, vendorId), id, 'team');
    });
  }

  endTeam(actor: Actor, id: string, { endedOn, version }: EndRegistered): Promise<TeamView> {
    return this.work.perform(actor, async (w) => {
      const before = requireLive(await w.manager.getRepository(Team).findOne({ where: { id } }), 'team');
      refuseStale(before, version);
      await refuseWhileUsed(w.manager, 'team_id', id);
      await amend(w.manager, { of: Team, id, version }, changesOf(before, { endedOn }));
      await w.record('team.ended', subject('team', before), { endedOn });
      return one(await teamsOf(w.manager, before.vendorId), id, 'team');
    });
  }

  private async newRow(
    w: OpenWork,
    { table, kind, vendorId, name }: { table: 'data_set' | 'team'; kind: string; vendorId: string; name: string },
  ) {
    const { registrantId } = await requireVendor(w.manager, vendorId);
    await refuseTakenRegisterName(w.manager, { table, vendorId, name });
    const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query('SELECT app.next_reference($1) AS ref', [
      kind,
    ]);
    const row = { id: newId(), registrantId, vendorId, ref };
    return { ...row, endedOn: null, addedBy: w.actor.personId, addedAt: w.at, version: 1 };
  }
}

function dataSetOf(given: AddDataSet) {
  const { contents = '', personalData = false, systemId = null, oldestCopyMinutes = null, ifLost = '' } = given;
  const feeds = [...new Set(given.feeds)].sort();
  return { name: given.name.trim(), contents, feeds, personalData, systemId, oldestCopyMinutes, ifLost };
}

function teamOf({ name, what = '', lead = '', people = null, siteId = null }: AddTeam) {
  return { name: name.trim(), what, lead, people, siteId };
}

async function refuseForeign(
  manager: EntityManager,
  {
    table,
    vendorId,
    id,
    pointer,
  }: { table: 'site' | 'it_system'; vendorId: string; id: string | null; pointer: string },
): Promise<void> {
  if (id === null) return;
  const rows: unknown[] = await manager.query(`SELECT 1 FROM ${table} WHERE id = $1 AND vendor_id = $2`, [
    id,
    vendorId,
  ]);
  const message = "This is not one of the vendor's.";
  if (rows.length === 0) throw new Problem('refused', message, [{ pointer, message, code: 'unknown' }]);
}

function requireLive<T extends { endedOn: string | null; ref: string }>(row: T | null, what: string): T {
  if (!row) throw notFound(what);
  if (row.endedOn !== null) throw new Problem('wrong-state', `${row.ref} ended on ${row.endedOn}.`);
  return row;
}

function one<T extends { id: string }>(items: T[], id: string, what: string): T {
  const item = items.find((candidate) => candidate.id === id);
  if (!item) throw notFound(what);
  return item;
}

const subject = (kind: 'data_set' | 'team', { id, vendorId, ref }: { id: string; vendorId: string; ref: string }) => ({
  ...{ kind, id, vendorId, ref },
});
