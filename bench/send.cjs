// Sends `megabytes` to a server as one upload: `tus` speaks tus 1.0.0 to the portal, `put` sends one PUT to the bare server. Prints megabytes per second.
const http = require('node:http');
const { randomBytes } = require('node:crypto');
const { Readable } = require('node:stream');

const [how, url, token, text] = process.argv.slice(2);
const megabytes = Number(text);
const block = randomBytes(1 << 20);
const body = () =>
  Readable.from(
    (function* () {
      for (let i = 0; i < megabytes; i++) yield block;
    })(),
    { objectMode: false },
  );
const base64 = (value) => Buffer.from(value).toString('base64');

function send(method, where, headers, content) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      where,
      { method, headers: { authorization: `Bearer ${token}`, ...headers } },
      (response) => {
        let said = '';
        response
          .on('data', (chunk) => (said += chunk))
          .once('end', () =>
            response.statusCode < 300
              ? resolve(response)
              : reject(new Error(`${method} ${response.statusCode} ${said}`)),
          );
      },
    );
    request.once('error', reject);
    if (content) content.pipe(request);
    else request.end();
  });
}

async function tus() {
  const about = {
    filename: `load-${process.hrtime.bigint()}.bin`,
    filetype: 'application/octet-stream',
    title: 'Bench',
    kind: 'EV-LOG',
    sourceParty: 'Bench',
    sourceKind: 'system',
    obtainedBy: 'supplied_by_vendor',
    madeOn: '2026-01-01',
  };
  const metadata = Object.entries(about)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',');
  const made = await send('POST', `${url}/api/uploads`, {
    'tus-resumable': '1.0.0',
    'upload-length': String(megabytes << 20),
    'upload-metadata': metadata,
  });
  const where = new URL(made.headers.location, `${url}/api/uploads`);
  await send(
    'PATCH',
    where,
    {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(megabytes << 20),
    },
    body(),
  );
}

async function main() {
  const start = process.hrtime.bigint();
  if (how === 'tus') await tus();
  else await send('PUT', url, { 'content-length': String(megabytes << 20) }, body());
  console.log(String(megabytes / (Number(process.hrtime.bigint() - start) / 1e9)));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
