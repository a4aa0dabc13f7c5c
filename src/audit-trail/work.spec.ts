import { randomUUID } from 'node:crypto';
import type { Actor } from '../foundation/actor';
import { openTestPortal, type TestPortal } from '../../test/support/portal';
import { Work } from './work';

describe('Work', () => {
  let house: TestPortal;
  let work: Work;
  let actor: Actor;
  beforeAll(async () => {
    house = await openTestPortal();
    work = house.app.get(Work);
    actor = {
      personId: house.ines.personId,
      name: 'Ines Okafor',
      membershipId: randomUUID(),
      registrantId: house.registrantId,
      vendorId: null,
      role: 'compliance_officer',
      databaseRole: 'holdfast_staff',
      requestId: 'work-spec',
    };
  });
  afterAll(() => house.close());

  const rename = "UPDATE vendor SET summary = 'changed' WHERE false OR registrant_id IS NOT NULL";
  const keyed = (): Actor => ({
    ...actor,
    idempotency: { key: `work-spec-${randomUUID()}`, requestSha256: 'a'.repeat(64), taken: false },
  });

  it('refuses a deed that writes and records nothing, and takes its writing back', async () => {
    const { id } = await house.vendor('Quillfeather');
    await expect(work.perform(actor, (w) => w.manager.query(rename))).rejects.toThrow('recorded nothing');
    await expect(work.perform(keyed(), (w) => w.manager.query(rename))).rejects.toThrow('recorded nothing');
    const { body } = await house.ines.get(`/api/vendors/${id}`).expect(200);
    expect(body.summary).toBe('');
  });

  it('lets a deed pass that found nothing to do, also under an idempotency key', async () => {
    const look = "SELECT id FROM vendor WHERE name = 'nobody'";
    await expect(work.perform(actor, (w) => w.manager.query(look))).resolves.toEqual([]);
    await expect(work.perform(keyed(), (w) => w.manager.query(look))).resolves.toEqual([]);
  });

  it('writes nothing when it only reads, because the database refuses', async () => {
    await expect(work.read(actor, (r) => r.manager.query(rename))).rejects.toThrow('read-only transaction');
  });

  it('ends with its transaction: who keeps the manager gets an error, and never the pool', async () => {
    const kept = await work.read(actor, (r) => Promise.resolve(r.manager));
    await expect(kept.query('SELECT 1')).rejects.toThrow('released');
  });

  it('leaves neither deed nor record behind when the deed fails', async () => {
    const before = await house.ines.get('/api/trail?limit=1').expect(200);
    const failing = work.perform(actor, async (w) => {
      await w.record('trail.exported', { kind: 'trail', id: randomUUID(), vendorId: null }, { filter: {}, rows: 0 });
      throw new Error('after the record');
    });
    await expect(failing).rejects.toThrow('after the record');
    const after = await house.ines.get('/api/trail?limit=1').expect(200);
    expect(after.body.total).toBe(before.body.total);
  });
});
