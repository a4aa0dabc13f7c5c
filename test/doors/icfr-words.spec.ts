import { Client } from 'pg';
import type { Test } from 'supertest';
import { exerciseHeld, wholeDraft } from '../support/continuity';
import type { Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import { filled, nameOf, routesOf, type Route } from '../support/routes';
import { TABLE_OF } from '../support/tables-of-paths';

// What only the SOX office writes, and every spelling of the severities it chooses from. Catalogue and attestations speak
// of "a material weakness" in the words of the law; no data does.
const MARK = 'A misposted refund could stand for a quarter';
const WORDS = new RegExp(`${MARK}|icfr.?severit|significant_deficien|material_weakness|Significant deficiency`, 'i');

describe('the ICFR severity of a finding, which is the registrant’s alone', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let owner: Client;
  let findingId: string;
  let routes: Route[];

  beforeAll(async () => {
    scene = await openReviewable({ jobs: true });
    ({ house } = scene);
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    await story();
    for (const icfrSeverity of ['significant_deficiency', 'material_weakness'])
      await house.mei.post(`/api/findings/${findingId}/icfr-severities`, { icfrSeverity, reasoning: MARK }).expect(201);
    routes = routesOf(house.app).filter(({ method }) => method === 'GET');
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  /** A vendor with evidence, a test, a finding in progress, an exception that waits, and a packet. */
  async function story(): Promise<void> {
    const { contributor } = quill;
    const { id: obligationId } = await obligationOf(quill, 'GOV-01');
    await bringFor(contributor, 'EV-POL', { obligationIds: obligationId });
    await contributor.post('/api/submissions', { obligationIds: [obligationId] }).expect(201);
    const { serviceId } = await obligationOf(quill, 'TST-02');
    const { versionId } = await wholeDraft(quill, { serviceId });
    await quill.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: 3 }).expect(201);
    const exerciseId = await exerciseHeld(quill, { versionId, serviceId, day: '2026-03-02' });
    const gap = {
      vendorId: quill.id,
      severity: 'high',
      title: 'Refunds wait',
      description: 'A day.',
      ownerName: 'Cleo',
    };
    const about = { ...gap, exerciseId, obligationId };
    findingId = String((await house.ines.post('/api/findings', about).expect(201)).body.id);
    await contributor.post(`/api/findings/${findingId}/acknowledgements`, { note: 'True.' }).expect(201);
    const action = { text: 'Post daily', ownerName: 'Cleo', startsOn: '2026-03-05', dueOn: '2026-04-10' };
    await contributor.post(`/api/findings/${findingId}/actions`, action).expect(201);
    const measures = [{ description: 'Posted by hand', ownerName: 'Cleo' }];
    const asked = { obligationId, findingId, reason: 'Rebuilt.', risk: 'Late.', until: '2026-05-01', measures };
    await contributor.post('/api/exceptions', asked).expect(201);
  }

  const idsOf = async (table: string): Promise<string[]> => {
    if (table === 'finding') return [findingId];
    const { rows } = await owner.query<{ id: string }>(
      `SELECT id FROM ${table} ORDER BY (vendor_id IS NOT DISTINCT FROM $1) DESC, id DESC LIMIT 3`,
      [quill.id],
    );
    return rows.map(({ id }) => id);
  };

  /** The route with the vendor's own rows in it; a random id where there is no row or no table. */
  async function pathsOf(route: Route): Promise<string[]> {
    const [, word = '', name = ''] = /([\w-]+)\/:(\w+)/.exec(route.path) ?? [];
    const table = TABLE_OF[word];
    const ids = table === undefined ? [] : await idsOf(table);
    return ids.length === 0 ? [filled(route.path)] : ids.map((id) => filled(route.path, { [name]: id }));
  }

  /** What the vendor's people and the auditor are answered on the route. */
  async function answersOf(route: Route): Promise<{ who: string; query: string; status: number; text: string }[]> {
    const answers = [];
    for (const path of await pathsOf(route))
      for (const person of [quill.contributor, quill.attestor, house.priya])
        for (const query of ['', '?format=csv', '?deed=icfr.', `?vendorId=${quill.id}`])
          answers.push({ who: person.name, query, ...(await whole(person.get(`${path}${query}`))) });
    return answers;
  }

  it('is read by the registrant’s staff', async () => {
    const { text } = await house.ines.get(`/api/findings/${findingId}/icfr-severities`).expect(200);
    expect(text).toContain(MARK);
    expect((await house.ruben.get('/api/trail?deed=icfr.').expect(200)).text).toContain(MARK);
  });

  it('is in no answer that a vendor or an auditor is given, on any route, as JSON or as CSV', async () => {
    const told: unknown[] = [];
    const answered = new Set<string>();
    for (const route of routes)
      for (const { who, query, status, text } of await answersOf(route)) {
        if (status < 300) answered.add(nameOf(route));
        const words = WORDS.exec(text)?.[0];
        if (status >= 500 || words !== undefined) told.push({ route: nameOf(route), who, query, status, words });
      }
    expect(told).toEqual([]);
    for (const route of [
      '/api/findings/:id',
      '/api/exceptions/:id',
      '/api/exercises/:id',
      '/api/trail',
      '/api/trail/:id',
    ])
      expect(answered).toContain(`GET ${route}`);
    expect(answered.size).toBeGreaterThan(30);
  });

  it('is in no packet: neither its manifest nor its text', async () => {
    const asked = { vendorId: quill.id, periodId: scene.periodId };
    const { body } = await house.ines.post('/api/packets', asked).expect(201);
    await built(house.ines, String(body.id));
    const manifest = await whole(house.ines.get(`/api/packets/${String(body.id)}/manifest`));
    expect(manifest.text).toContain('Refunds wait');
    expect(manifest.text).not.toMatch(WORDS);
    const { rows } = await owner.query<{ text: string }>('SELECT p::text AS text FROM packet p');
    expect(rows.filter(({ text }) => WORDS.test(text))).toEqual([]);
  });

  it('stands in two places alone, the decision and its event: in no notice, message, job or stored answer', async () => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, r.relname) AS name FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
       WHERE r.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const found = await owner.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1 LIMIT 1`, [`%${MARK}%`]);
      if (found.rows.length > 0) holding.push(name);
    }
    expect(holding).toEqual(['public.audit_event', 'public.icfr_severity_decision']);
  });

  async function built(who: Person, id: string): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      const { body } = await who.get(`/api/packets/${id}`).expect(200);
      if (body.state === 'assembled') return;
      if (body.failure) throw new Error(String(body.failure));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('The packet was never assembled.');
  }
});

/** The whole answer as text, whatever its type says. */
async function whole(test: Test): Promise<{ status: number; text: string }> {
  const { status, body } = await test.buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    const stream = response as unknown as NodeJS.ReadableStream;
    stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
  });
  return { status, text: Buffer.isBuffer(body) ? body.toString('utf8') : '' };
}
