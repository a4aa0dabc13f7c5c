// A small client of the public HTTP API: one person's session, plain fetch, problems as errors.
const http = require('node:http');
const https = require('node:https');
const fs = require('node:fs');
const { randomUUID } = require('node:crypto');

class ProblemError extends Error {
  constructor(problem, where) {
    const fields = (problem.errors ?? []).map((e) => `${e.pointer || '/'}: ${e.message}`);
    super([`${where}: ${problem.status} ${problem.code}`, problem.detail, ...fields].join('\n    '));
    this.problem = problem;
  }
}

class Person {
  constructor(url, token = null) {
    this.url = url;
    this.token = token;
  }

  get headers() {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  async send(method, path, body) {
    const headers = { ...this.headers };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST') headers['idempotency-key'] = randomUUID();
    const response = await fetch(this.url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = text === '' ? null : JSON.parse(text);
    if (!response.ok) throw new ProblemError(answer, `${method} ${path}`);
    return { answer, response };
  }

  async get(path) {
    return (await this.send('GET', path)).answer;
  }

  async post(path, body = {}) {
    return (await this.send('POST', path, body)).answer;
  }

  async put(path, body) {
    return (await this.send('PUT', path, body)).answer;
  }

  async patch(path, body) {
    return (await this.send('PATCH', path, body)).answer;
  }

  /** Saves the answer's bytes to a file. Answers its response headers. */
  async download(path, file) {
    const response = await fetch(this.url + path, { headers: this.headers });
    if (!response.ok) throw new ProblemError(await response.json(), `GET ${path}`);
    await fs.promises.writeFile(file, response.body);
    return response.headers;
  }

  /** Uploads a file by tus 1.0.0, streamed. Answers the evidence version's id, or throws the problem that refused it. */
  async upload(file, about) {
    const bytes = (await fs.promises.stat(file)).size;
    const metadata = Object.entries(about)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
    const tus = { ...this.headers, 'tus-resumable': '1.0.0' };
    const made = await request(`${this.url}/api/uploads`, {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(bytes), 'upload-metadata': metadata.join(',') },
    });
    const where = new URL(made.headers.location, `${this.url}/api/uploads`);
    const part = {
      ...tus,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(bytes),
    };
    const sent = await request(where, { method: 'PATCH', headers: part }, fs.createReadStream(file));
    return { versionId: sent.headers['holdfast-evidence-version'], uploadId: where.pathname.split('/').pop() };
  }
}

function request(url, options, content) {
  const client = String(url).startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = client.request(url, options, (response) => {
      let text = '';
      response
        .on('data', (chunk) => (text += chunk))
        .once('end', () => {
          if (response.statusCode < 300) resolve(response);
          else
            reject(new ProblemError(parsed(text, response.statusCode), `${options.method} ${new URL(url).pathname}`));
        });
    });
    sent.once('error', reject);
    if (content) content.once('error', reject).pipe(sent);
    else sent.end();
  });
}

function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    return { status, code: 'unexpected', detail: text };
  }
}

async function signIn(url, email, password) {
  const { response } = await new Person(url).send('POST', '/api/sessions', { email, password });
  const token = /__Host-holdfast=([\w-]+)/.exec(response.headers.get('set-cookie'))[1];
  return new Person(url, token);
}

module.exports = { Person, ProblemError, signIn };
