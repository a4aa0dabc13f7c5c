// The baseline of an upload: a Node request stream through SHA-256 into a file, synced.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { Transform } = require('node:stream');
const { pipeline } = require('node:stream/promises');

const folder = fs.mkdtempSync(path.join(process.argv[2] ?? os.tmpdir(), 'bare-'));
let received = 0;
const server = http.createServer((request, response) => {
  const hash = createHash('sha256');
  const hashing = new Transform({ transform: (chunk, _encoding, done) => (hash.update(chunk), done(null, chunk)) });
  const file = path.join(folder, String((received += 1)));
  pipeline(request, hashing, fs.createWriteStream(file, { flags: 'wx', flush: true })).then(
    () => response.end(hash.digest('hex')),
    (error) => {
      response.statusCode = 500;
      response.end(error.message);
    },
  );
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.once('message', () => {
  fs.rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
