import request, { type Test } from 'supertest';

export const PASSWORD = 'a quiet harbour in winter';

/** Somebody at the portal's doors: sends requests with their session, as a program would. */
export class Person {
  constructor(
    readonly name: string,
    readonly url: string,
    readonly token: string | null,
    readonly email = '',
    readonly personId = '',
  ) {}

  get(path: string): Test {
    return this.with(request(this.url).get(path));
  }

  post(path: string, body: object = {}, headers: Record<string, string> = {}): Test {
    return this.with(request(this.url).post(path)).set(headers).send(body);
  }

  put(path: string, body: object): Test {
    return this.with(request(this.url).put(path)).send(body);
  }

  patch(path: string, body: object): Test {
    return this.with(request(this.url).patch(path)).send(body);
  }

  delete(path: string): Test {
    return this.with(request(this.url).delete(path));
  }

  /** A request without a body whose answer has none either. */
  ask(method: 'HEAD' | 'OPTIONS', path: string): Test {
    const server = request(this.url);
    return this.with(method === 'HEAD' ? server.head(path) : server.options(path));
  }

  /** Confirms the password, as signing and approving need. */
  async confirms(): Promise<this> {
    await this.post('/api/session/reauthentications', { password: PASSWORD }).expect(201);
    return this;
  }

  get authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }

  private with(test: Test): Test {
    return test.set(this.authorization);
  }
}

export async function signInAs(url: string, who: { name: string; email: string }): Promise<Person> {
  const answer = await request(url).post('/api/sessions').send({ email: who.email, password: PASSWORD }).expect(201);
  const cookie = String(answer.headers['set-cookie']);
  const token = /__Host-holdfast=([A-Za-z0-9_-]+)/.exec(cookie)?.[1] ?? null;
  return new Person(who.name, url, token, who.email, String(answer.body.personId));
}
