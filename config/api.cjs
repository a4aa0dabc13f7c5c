// npm run api [file]: writes the portal's types from the API's own description.
const { buildStale, root, run } = require('./tools.cjs');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

buildStale(() => undefined);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'holdfast-api-'));
const description = path.join(folder, 'openapi.json');
const target = path.resolve(process.argv[2] ?? path.join(root, 'src/portal/api/schema.d.ts'));
for (const step of [
  ['node', ['dist/src/describe-api.js', description]],
  ['openapi-typescript', [description, '-o', target]],
]) {
  const done = run(...step);
  if (!done.ok) {
    console.error(done.output);
    process.exit(1);
  }
}
fs.rmSync(folder, { recursive: true });
