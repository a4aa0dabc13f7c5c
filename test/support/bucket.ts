import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PutObject {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Takes what is put into it, as object storage does; `refuseNext` answers the next request with a code instead. */
export async function startBucket() {
  const objects: PutObject[] = [];
  const refusals: string[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const refusal = refusals.shift();
      if (refusal !== undefined) {
        response.writeHead(403).end(`<Error><Code>${refusal}</Code></Error>`);
        return;
      }
      objects.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/checkpoints`,
    objects,
    refuseNext: (code: string) => refusals.push(code),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
