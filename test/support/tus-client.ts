import http from 'node:http';
import type { Person } from './person';

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever the portal answers
}

/** Sends one request (`HEAD /api/uploads/…`) as a tus client does; `cutAfter` breaks the connection when so many bytes of the body are out. */
export function send(
  who: Person,
  line: string,
  given: { headers?: Record<string, string>; body?: Buffer; cutAfter?: number } = {},
): Promise<Answer> {
  const [method, path = '/'] = line.split(' ');
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, who.url), {
      method,
      headers: { 'tus-resumable': '1.0.0', ...who.authorization, ...given.headers },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const json = String(response.headers['content-type']).includes('json');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: json && text !== '' ? JSON.parse(text) : text,
        });
      });
    });
    if (given.cutAfter === undefined) request.end(given.body);
    else request.write(given.body?.subarray(0, given.cutAfter), () => setTimeout(() => request.destroy(), 50));
  });
}

export function metadata(facts: Record<string, string>): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

export const ABOUT = { kind: 'EV-RST', madeOn: '2026-03-02', title: 'Restore test of the order database' };

/** Opens an upload and answers what the portal says. */
export function begin(who: Person, bytes: number, facts: Record<string, string>): Promise<Answer> {
  return send(who, 'POST /api/uploads', {
    headers: { 'upload-length': String(bytes), 'upload-metadata': metadata(facts), 'content-length': '0' },
  });
}

export function part(
  who: Person,
  location: string,
  given: { offset: number; body: Buffer; cutAfter?: number },
): Promise<Answer> {
  return send(who, `PATCH ${location}`, {
    headers: {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(given.offset),
      'content-length': String(given.body.length),
    },
    body: given.body,
    ...(given.cutAfter === undefined ? {} : { cutAfter: given.cutAfter }),
  });
}

/** Brings a whole file in one part; answers the last reply. */
export async function bring(who: Person, body: Buffer, facts: Record<string, string>): Promise<Answer> {
  const begun = await begin(who, body.length, { ...ABOUT, ...facts });
  if (begun.status !== 201) return begun;
  return part(who, String(begun.headers.location), { offset: 0, body });
}
