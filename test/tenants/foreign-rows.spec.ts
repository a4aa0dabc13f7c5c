import { Client } from 'pg';
import { mayRole } from '../../src/access/permissions';
import type { Role } from '../../src/foundation/actor';
import { PASSWORD, Person, signInAs } from '../support/person';
import { plausibleBody } from '../support/plausible-body';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { filled, knock, nameOf, routesOf, type Route } from '../support/routes';
import { TABLE_OF } from '../support/tables-of-paths';
import { seededId, seedTenants, type Owner, type TenantTables } from '../support/seeded-rows';

/**
 * No vendor's: the catalogue is everybody's, drafts and own versions are the registrant's (the journey of the own catalogue
 * asks for them from elsewhere), invitations and calendars are opened by their token, a kind of import is a word, and a
 * checkpoint stands over everybody's events without telling any.
 */
const NOBODYS = [
  'requirements',
  'drafts',
  'versions',
  'questionnaire-versions',
  'invitations',
  'calendars',
  'import-kinds',
  'checkpoints',
];

/** Every vendor and auditor of the registrant works to its periods, and every auditor to its lists of requests. */
const OF_THE_REGISTRANT = [
  'GET /api/periods/:id',
  'GET /api/request-lists/:id',
  'GET /api/request-lists/:id/report',
  'POST /api/request-lists/:id/requests',
];

/** A body where the declared shape alone does not say what a service wants first. */
const BODIES: Record<string, object> = {
  'POST /api/people/:id/memberships': { role: 'compliance_officer' },
};

/** Receipts are read from the event of the upload or the signature, which a seeded row does not have. */
const FROM_THE_TRAIL = [
  'GET /api/attestations/:id/receipt',
  'GET /api/change-confirmations/:id/receipt',
  'GET /api/evidence-versions/:id/receipt',
  'GET /api/request-files/:id/receipt',
  'GET /api/uploads/:id/receipt',
  'GET /api/audit-trail/inclusion-proofs/:eventId',
];

interface Intruder {
  role: Role;
  who: string;
  person: Person;
}

interface Passed {
  route: string;
  who: string;
  status: number;
  code: unknown;
  errors?: unknown;
}

describe('the tenants, over HTTP', () => {
  let house: TestPortal;
  let owner: Client;
  let vendor: TestVendor;
  let mine: Owner;
  let tables: TenantTables;
  let intruders: Intruder[];
  let routes: Route[];
  let ids: Map<string, string>;

  beforeAll(async () => {
    house = await openTestPortal();
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    vendor = await house.vendor('Harbour Line');
    const b = await house.vendor('Quill Feather');
    mine = { registrantId: house.registrantId, vendorId: vendor.id, personId: vendor.contributor.personId };
    const theirs = { registrantId: house.registrantId, vendorId: b.id, personId: b.contributor.personId };
    intruders = [
      { role: 'vendor_contributor', who: 'contributor of B', person: b.contributor },
      { role: 'vendor_attestor', who: 'attestor of B', person: b.attestor },
      { role: 'external_auditor', who: 'auditor of B', person: await auditorOf(b.id) },
      ...(await elsewhere()),
    ];
    tables = await seedTenants(owner, [mine, theirs]);
    ids = await idsOfA();
    routes = routesOf(house.app).filter(({ path, door }) => path.includes(':') && door !== 'public');
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  const auditorOf = (vendorId: string) =>
    house.invite({ name: 'Auditor of B', role: 'external_auditor', vendorScope: [vendorId], endsOn: '2099-12-31' });

  /** Somebody of every role at another registrant. */
  async function elsewhere(): Promise<Intruder[]> {
    const other = await house.elsewhere();
    const made = await other.officer
      .post('/api/vendors', { name: 'Far Away', legalName: 'Far Away LLC', country: 'US', sectors: [], summary: '' })
      .expect(201);
    const vendorId = String(made.body.id);
    const invite = async (role: Role, members: object = {}): Promise<Intruder> => {
      const email = `${role.replaceAll('_', '.')}@elsewhere.example`;
      const answer = await other.admin.post('/api/people', { name: role, email, role, ...members }).expect(201);
      const token = String(answer.body.invitationUrl).split('/').pop() ?? '';
      await house.stranger.post(`/api/invitations/${token}/acceptances`, { password: PASSWORD }).expect(204);
      return { role, who: `${role} elsewhere`, person: await signInAs(house.url, { name: role, email }) };
    };
    return [
      { role: 'administrator', who: 'administrator elsewhere', person: other.admin },
      { role: 'compliance_officer', who: 'officer elsewhere', person: other.officer },
      await invite('second_line_approver'),
      await invite('relationship_owner'),
      await invite('external_auditor', { endsOn: '2099-12-31' }),
      await invite('vendor_contributor', { vendorId }),
      await invite('vendor_attestor', { vendorId }),
    ];
  }

  /** The id of a row of vendor A in each table. */
  async function idsOfA(): Promise<Map<string, string>> {
    const one = async (sql: string) => String((await owner.query<{ id: string }>(sql)).rows[0]?.id);
    return new Map([
      ...[...tables.keys()].map((table) => [table, seededId(table, mine)] as const),
      ['vendor', mine.vendorId],
      ['person', mine.personId],
      ['membership', await one(`SELECT id FROM membership WHERE vendor_id = '${mine.vendorId}' LIMIT 1`)],
      ['audit_event', await one(`SELECT id FROM audit_event WHERE vendor_id = '${mine.vendorId}' LIMIT 1`)],
    ]);
  }

  /* a program comes as bytes */
  const wordsOf = ({ text, body }: { text?: string; body: unknown }): string =>
    text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : '');

  const wordsBefore = (path: string): string[] => [...path.matchAll(/([\w-]+)\/:\w+/g)].map((match) => match[1] ?? '');
  const ofTenant = (): Route[] =>
    routes.filter(({ path }) => !wordsBefore(path).some((word) => NOBODYS.includes(word)));

  /** The path with vendor A's ids in it. */
  function pathToA(route: Route): string {
    const given = [...route.path.matchAll(/([\w-]+)\/:(\w+)/g)].map(
      ([, word = '', name = '']) => [name, ids.get(TABLE_OF[word] ?? '') ?? ''] as const,
    );
    return filled(route.path, Object.fromEntries(given));
  }

  async function ask({ who, person }: Pick<Intruder, 'who' | 'person'>, route: Route): Promise<Passed> {
    const send = BODIES[nameOf(route)] ?? (route.body ? plausibleBody(route.body) : {});
    const path = `${pathToA(route)}${queryOf(route)}`;
    const { status, body } = await knock(person, { method: route.method, path, send });
    const { code, errors } = body as Passed;
    return { route: nameOf(route), who, status, code, ...(errors === undefined ? {} : { errors }) };
  }

  /** What the declared query cannot do without. */
  function queryOf({ query }: Route): string {
    const needed = query ? Object.entries(plausibleBody(query)) : [];
    const said = new URLSearchParams(needed.map(([name, value]) => [name, String(value)] as [string, string]));
    return needed.length === 0 ? '' : `?${said.toString()}`;
  }

  /** An answer to HEAD has no body to name the problem in. */
  const isNotFound = ({ status, code }: Passed, { method }: Route): boolean =>
    status === 404 && (method === 'HEAD' || code === 'not-found');

  const digest = async (): Promise<Record<string, string>> => {
    const digests: Record<string, string> = {};
    for (const table of tables.keys()) {
      const { rows } = await owner.query<{ sum: string }>(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${table} t WHERE vendor_id = $1`,
        [mine.vendorId],
      );
      digests[table] = rows[0]?.sum ?? '';
    }
    return digests;
  };

  it('know the table behind every id of a path', () => {
    const unknown = ofTenant().flatMap(({ path }) =>
      wordsBefore(path).filter((word) => !ids.has(TABLE_OF[word] ?? '')),
    );
    expect([...new Set(unknown)]).toEqual([]);
    expect(ofTenant().length).toBeGreaterThan(20);
  });

  it('answer 404 to everyone who may do the deed, but not to this vendor', async () => {
    const before = await digest();
    const passed: Passed[] = [];
    let asked = 0;
    for (const route of ofTenant())
      for (const intruder of intruders) {
        if (!mayRole(intruder.role, route.door as never)) continue;
        if (OF_THE_REGISTRANT.includes(nameOf(route)) && !intruder.who.endsWith('elsewhere')) continue;
        asked += 1;
        const answer = await ask(intruder, route);
        if (!isNotFound(answer, route)) passed.push(answer);
      }
    expect(passed).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    expect(await digest()).toEqual(before);
  });

  it('list nothing of vendor A to anybody else, whatever vendor is asked for', async () => {
    const own = [...ids]
      .filter(([table]) => !['compliance_period', 'request_list'].includes(table))
      .map(([, id]) => id);
    const told: unknown[] = [];
    const lists = routesOf(house.app).filter(
      ({ method, path, door }) => method === 'GET' && !path.includes(':') && door !== 'public',
    );
    const queries = ['', `?vendorId=${mine.vendorId}`, `?periodId=${ids.get('compliance_period') ?? ''}`];
    for (const route of lists)
      for (const { role, who, person } of intruders.filter((one) => mayRole(one.role, route.door as never)))
        for (const query of queries) {
          const answer = await person.get(`${route.path}${query}`);
          const { status } = answer;
          const said = wordsOf(answer);
          const found = own.filter((id) => said.includes(id) && !query.includes(id));
          if (found.length > 0 || status >= 500) told.push({ route: nameOf(route), who, role, query, status, found });
        }
    expect(told).toEqual([]);
    expect(lists.length).toBeGreaterThan(10);
  });

  it('do show them to those whose they are, so that a 404 means something', async () => {
    const hidden: Passed[] = [];
    const insiders: Intruder[] = [
      { role: 'vendor_contributor', who: 'contributor of A', person: vendor.contributor },
      { role: 'compliance_officer', who: 'officer', person: house.ines },
      { role: 'administrator', who: 'administrator', person: house.sam },
    ];
    for (const route of ofTenant().filter(({ method }) => method === 'GET')) {
      const insider = insiders.find(({ role }) => mayRole(role, route.door as never));
      if (!insider) continue;
      const answer = await ask(insider, route);
      if (answer.code === 'not-found' && !FROM_THE_TRAIL.includes(answer.route)) hidden.push(answer);
    }
    expect(hidden).toEqual([]);
  });
});
