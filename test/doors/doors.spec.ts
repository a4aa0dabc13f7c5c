import { PERMISSIONS_OF, mayRole } from '../../src/access/permissions';
import { ROLES, type Role } from '../../src/foundation/actor';
import { PERMISSIONS } from '../../src/foundation/door';
import { Person, signInAs } from '../support/person';
import { openTestPortal, type TestPortal } from '../support/portal';
import { filled, knock, nameOf, routesOf, type Route } from '../support/routes';

/** Doors that stand open without a session. Whoever adds one names it here, with why. */
const PUBLIC_DOORS: Record<string, string> = {
  'GET /health/live': 'asked by whatever watches the process',
  'GET /health/ready': 'asked by whatever watches the process',
  'GET /api/calendars/:token':
    'calendar programs cannot sign in; the secret in the address is the key, and its owner revokes it',
  'POST /api/foundings': 'open only while there is no registrant; there is nobody to sign in yet',
  'POST /api/sessions': 'signing in is how a session begins',
  'GET /api/invitations/:token': 'the token of the link is the proof',
  'POST /api/invitations/:token/acceptances': 'the token of the link is the proof',
};

/** Routes beside the controllers: they tell what the API is, and nothing of anybody. */
const BESIDE_THE_CONTROLLERS = ['/api/openapi.json', '/api/docs', '/api/docs/style.css'];

/** These end the session that asks. */
const ENDS_SESSION = ['DELETE /api/session', 'DELETE /api/sessions', 'PUT /api/session/membership'];

interface Answer {
  route: string;
  role: string;
  status: number;
  code: unknown;
}

describe('the doors', () => {
  let house: TestPortal;
  let routes: Route[];
  let people: Record<Role, Person>;

  beforeAll(async () => {
    house = await openTestPortal();
    routes = routesOf(house.app);
    const vendor = await house.vendor('Harbour Line');
    people = {
      vendor_contributor: vendor.contributor,
      vendor_attestor: vendor.attestor,
      relationship_owner: house.dana,
      compliance_officer: house.ines,
      second_line_approver: house.ruben,
      sox_office: house.mei,
      executive: house.harriet,
      external_auditor: house.priya,
      administrator: house.sam,
    };
  });
  afterAll(() => house.close());

  const guarded = () => routes.filter(({ door }) => door !== 'public');
  const ask = async (person: Person, route: Route, path: string): Promise<Answer> => {
    const { status, body } = await knock(person, { method: route.method, path });
    return { route: nameOf(route), role: person.name, status, code: (body as { code?: unknown }).code };
  };
  const holds = (role: Role, route: Route): boolean =>
    route.door !== undefined && route.door !== 'public' && mayRole(role, route.door);
  // An answer to HEAD has no body to carry a code.
  const isRefusal = ({ status, code, route }: Answer, expected: number, word: string): boolean =>
    status === expected && (route.startsWith('HEAD ') || code === word);

  it('are found: every room has some', () => {
    const rooms = new Set(routes.map(({ path }) => path.split('/')[2] ?? path));
    expect(routes.length).toBeGreaterThan(40);
    for (const room of ['session', 'people', 'vendors', 'trail', 'catalogue', 'coverage', 'home'])
      expect([...rooms]).toContain(room);
    const twice = routes.map(nameOf).filter((name, i, all) => all.indexOf(name) !== i);
    expect(twice).toEqual([]);
  });

  it('each declare what they ask for', () => {
    const undeclared = routes.filter(({ door }) => door === undefined).map((r) => `${nameOf(r)} (${r.handler})`);
    expect(undeclared).toEqual([]);
    const unknown = guarded().filter(({ door }) => !(PERMISSIONS as readonly unknown[]).includes(door));
    expect(unknown).toEqual([]);
  });

  it('stand open to everyone only where this file says so', () => {
    const open = routes.filter(({ door }) => door === 'public').map(nameOf);
    expect(open.sort()).toEqual(Object.keys(PUBLIC_DOORS).sort());
  });

  it('ask for permissions that somebody holds, and no role holds one that does not exist', () => {
    const asked = new Set(guarded().map(({ door }) => door));
    const held = new Set(ROLES.flatMap((role) => PERMISSIONS_OF[role]));
    expect([...asked].filter((door) => !held.has(door as never))).toEqual([]);
    expect([...held].filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
  });

  it('answer 401 to somebody without a session, or with one that never was', async () => {
    const forged = new Person('Forger', house.url, 'A'.repeat(43));
    const passed: Answer[] = [];
    for (const route of guarded())
      for (const person of [house.stranger, forged]) {
        const answer = await ask(person, route, filled(route.path));
        if (!isRefusal(answer, 401, 'not-signed-in')) passed.push(answer);
      }
    expect(passed).toEqual([]);
  });

  it('answer 403 to every role that does not hold the permission', async () => {
    const passed: Answer[] = [];
    let tried = 0;
    for (const route of guarded())
      for (const role of ROLES.filter((candidate) => !holds(candidate, route))) {
        const answer = await ask(people[role], route, filled(route.path));
        tried += 1;
        if (!isRefusal(answer, 403, 'not-allowed')) passed.push({ ...answer, role });
      }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });

  it('let every role in that holds the permission, and never fail on what is not there', async () => {
    const wrong: Answer[] = [];
    for (const route of guarded().filter((one) => !ENDS_SESSION.includes(nameOf(one))))
      for (const role of ROLES.filter((candidate) => holds(candidate, route))) {
        const answer = await ask(people[role], route, filled(route.path));
        const shut = answer.status === 403 || (answer.status === 401 && answer.code !== 'reauthentication-needed');
        if (shut || answer.status >= 500) wrong.push({ ...answer, role });
      }
    expect(wrong).toEqual([]);
  });

  it('take an id that is none for a mistake of the caller', async () => {
    const wrong: Answer[] = [];
    for (const route of guarded().filter(({ path }) => path.includes(':'))) {
      const role = ROLES.find((candidate) => holds(candidate, route));
      if (!role) continue;
      for (const id of ["1'; DROP TABLE vendor; --", '../../etc/passwd', '0']) {
        const path = route.path.replaceAll(/:\w+/g, encodeURIComponent(id));
        const answer = await ask(people[role], route, path);
        if (answer.status < 400 || answer.status >= 500) wrong.push({ ...answer, route: `${answer.route} ${id}` });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('do not reach beyond the controllers, but for the description of the API and the portal itself', async () => {
    for (const path of BESIDE_THE_CONTROLLERS) await house.stranger.get(path).expect(200);
    const known = new Set(routes.map(({ path }) => path.replaceAll(/:\w+/g, ':')));
    const served = servedPaths(house).filter((path) => path.startsWith('/api') || path.startsWith('/health'));
    const unknown = served.filter(
      (path) => !known.has(path.replaceAll(/:\w+/g, ':')) && !BESIDE_THE_CONTROLLERS.includes(path),
    );
    expect(unknown).toEqual([]);
    expect(served.length).toBeGreaterThan(30);
  });

  it('let everyone leave', async () => {
    for (const role of ROLES) {
      const person = await signInAs(house.url, people[role]);
      await person.put('/api/session/membership', {}).expect(400);
      await person.delete('/api/session').expect(204);
      await person.get('/api/session').expect(401);
      const again = await signInAs(house.url, people[role]);
      await again.delete('/api/sessions').expect(204);
      await people[role].get('/api/session').expect(401);
    }
  });
});

/** Paths that the HTTP server itself answers, read from the picture that it draws of its routes. */
function servedPaths(house: TestPortal): string[] {
  const drawn = house.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return drawn.split('\n').flatMap((line) => {
    const match = /^([│\s]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (!match) return [];
    const depth = (match[1] ?? '').length / 4;
    above.length = depth;
    above.push(match[2] ?? '');
    return match[3] ? [above.join('').replace(/(?<=.)\/$/, '')] : [];
  });
}
