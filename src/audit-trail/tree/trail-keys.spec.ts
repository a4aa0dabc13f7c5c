import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Config } from '../../foundation/config';
import { SettableClock } from '../../foundation/clock';
import { systemActor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { openTestPortal, type TestPortal } from '../../../test/support/portal';
import { verifyLog } from '../verification/verify-log';
import { Work } from '../work';
import { Sequencer } from './sequencer';
import { signerKey } from './signed-note.rules';
import { TrailKeys } from './trail-keys';

const NAME = 'portal.example/holdfast/spec';
const [first, second, third] = Array.from({ length: 3 }, () => signerKey(NAME, randomBytes(32)));

describe('the keys of the log', () => {
  let house: TestPortal;
  let owner: Client;

  beforeAll(async () => {
    house = await openTestPortal();
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  /** A start of the portal with these keys: opens the log, records a deed, signs. */
  const signedWith = async (keys: (string | undefined)[], keysLost = false) => {
    const trail: Config['trail'] = { keys: keys.join('\n'), keyFile: null, keysLost };
    const opened = new TrailKeys(house.app.get(Work), { ...house.config, trail });
    await opened.open();
    await house.app
      .get(Work)
      .perform(systemActor(house.registrantId, 'spec'), (w) =>
        w.record('trail.exported', { kind: 'trail', id: newId(), vendorId: null }, { filter: {}, rows: 0 }),
      );
    await new Sequencer(house.app.get(Work), new SettableClock('2026-03-02T09:00:00Z'), opened).drain();
    const { rows } = await owner.query('SELECT note FROM audit_checkpoint ORDER BY tree_size DESC LIMIT 1');
    return String(rows[0].note);
  };
  const signatures = (note: string) => note.split('\n').filter((line) => line.startsWith('\u2014 ')).length;
  const history = async () =>
    (
      await owner.query<{ body: string }>(`SELECT body FROM audit_event WHERE deed LIKE 'audit-log.%' ORDER BY at, id`)
    ).rows.map(({ body }) => {
      const { deed, particulars } = JSON.parse(body);
      return [deed.replace('audit-log.', ''), particulars.overlapping ?? null];
    });

  it('change with an overlap, in which both sign; the log tells of it, and every checkpoint stays good', async () => {
    const notes = [await signedWith([first]), await signedWith([first, second]), await signedWith([second])];
    expect(notes.map(signatures)).toEqual([1, 2, 1]);
    expect(await history()).toEqual([
      ['founded', null],
      ['key-introduced', false],
      ['key-introduced', true],
      ['key-retired', null],
    ]);
    const { faults, agreeing } = await verifyLog(owner, { older: notes });
    expect([faults, agreeing]).toEqual([[], 3]);
  });

  it('are not changed by mistake: without an overlap, under another name, or back to one that was retired', async () => {
    await expect(signedWith([third])).rejects.toThrow(/signed with keys that were not given/);
    await expect(signedWith([first])).rejects.toThrow(/was retired and may not sign again/);
    const stranger = signerKey('elsewhere.example/holdfast/spec', randomBytes(32));
    await expect(signedWith([second, stranger])).rejects.toThrow(/a signing key is for elsewhere/);
    await expect(signedWith(['PRIVATE+KEY+mine'])).rejects.toThrow('HOLDFAST_TRAIL_KEYS: key 1 is not a signing key');
    await expect(signedWith(['PRIVATE+KEY+mine'])).rejects.not.toThrow(/mine/);
  });

  it('are replaced when they are lost for good and somebody says so; the log tells that nobody vouched', async () => {
    await signedWith([third], true);
    expect((await history()).slice(4)).toEqual([
      ['key-introduced', false],
      ['key-retired', null],
    ]);
    expect((await verifyLog(owner)).faults).toEqual([]);
  });

  it('are known to whoever reads the trail, with the events that brought them in', async () => {
    const { body } = await house.priya.get('/api/audit-trail/keys').expect(200);
    expect(body.items.map((key: { retiredAt: string | null }) => key.retiredAt !== null)).toEqual([true, true, false]);
    const { body: event } = await house.priya.get(`/api/trail/${body.items[1].introducedByEventId}`).expect(200);
    expect(event).toMatchObject({ deed: 'audit-log.key-introduced', particulars: { overlapping: true } });
    await house.priya.get(`/api/audit-trail/inclusion-proofs/${body.items[1].introducedByEventId}`).expect(200);
    const { officer } = await house.elsewhere();
    await officer.get(`/api/trail/${body.items[1].introducedByEventId}`).expect(200);
  });
});
