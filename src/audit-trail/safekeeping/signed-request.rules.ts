import { createHash, createHmac } from 'node:crypto';

/**
 * AWS Signature Version 4, as S3 and its kin take it: the request is brought into one canonical text, that text is hashed,
 * and the hash is signed with a key that stands for one day, one region and one service.
 */
export interface StorageKeys {
  keyId: string;
  secret: string;
  region: string;
}

export interface RequestToSign {
  method: 'GET' | 'PUT';
  url: URL;
  /** Sent and signed beside `host` and the two that `signedHeaders` adds; names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** ISO 8601 UTC. */
  at: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const keyed = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** All headers to send with the request, its `authorization` among them. */
export function signedHeaders(request: RequestToSign, keys: StorageKeys): Record<string, string> {
  const stamp = request.at.replaceAll(/[-:]|\.\d+/g, '');
  const headers = { ...request.headers, 'x-amz-content-sha256': hashOf(request.body), 'x-amz-date': stamp };
  const all = { ...headers, host: request.url.host };
  const scope = `${stamp.slice(0, 8)}/${keys.region}/s3/aws4_request`;
  const toSign = [ALGORITHM, stamp, scope, hashOf(canonicalRequest(request, all))].join('\n');
  const signature = keyed(signingKey(keys, stamp.slice(0, 8)), toSign).toString('hex');
  const authorization = `${ALGORITHM} Credential=${keys.keyId}/${scope},SignedHeaders=${namesOf(all)},Signature=${signature}`;
  return { ...headers, authorization };
}

const namesOf = (headers: Record<string, string>): string => Object.keys(headers).sort().join(';');

function canonicalRequest({ method, url, body }: RequestToSign, headers: Record<string, string>): string {
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .sort()
    .join('');
  return [method, canonicalPath(url), '', lines, namesOf(headers), hashOf(body)].join('\n');
}

/** Every byte of a path's parts that RFC 3986 does not call unreserved is written as %XX. */
function canonicalPath({ pathname }: URL): string {
  return pathname
    .split('/')
    .map((part) => encodeURIComponent(decodeURIComponent(part)).replaceAll(/[!'()*]/g, percent))
    .join('/');
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

function signingKey({ secret, region }: StorageKeys, day: string): Buffer {
  return [region, 's3', 'aws4_request'].reduce((key, part) => keyed(key, part), keyed(`AWS4${secret}`, day));
}
