// Writes the packet verifier into dist/verifier: a program for Node and a page for a browser, each one file that needs nothing else.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const source = path.join(root, 'verifier');
const made = path.join(root, 'dist', 'verifier');

/** One entry with everything that it imports, as readable script. */
async function bundle(entry, format) {
  const { build } = await import('vite');
  const [{ output }] = await build({
    ...{ configFile: false, root: source, logLevel: 'warn' },
    build: {
      ...{ write: false, target: 'es2022', minify: false },
      lib: { entry: path.join(source, entry), formats: [format], name: 'verifier', fileName: () => 'out.js' },
      rollupOptions: { external: [/^node:/] },
    },
  });
  return output[0].code;
}

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page with its script and style inside; its policy lets it do nothing else, and reach nobody. */
function page(script) {
  const style = fs.readFileSync(path.join(source, 'page.css'), 'utf8');
  const safe = script.replaceAll('</script', '<\\/script');
  const policy = `default-src 'none'; script-src ${sha256(safe)}; style-src ${sha256(style)}; base-uri 'none'; form-action 'none'`;
  return fs
    .readFileSync(path.join(source, 'page.html'), 'utf8')
    .replace('%policy%', () => policy)
    .replace(/\s*%style%\s*/, () => style)
    .replace(/\s*%script%\s*/, () => safe);
}

async function main() {
  fs.mkdirSync(made, { recursive: true });
  const program = `#!/usr/bin/env node\n${await bundle('command.ts', 'cjs')}`;
  fs.writeFileSync(path.join(made, 'holdfast-verify.cjs'), program, { mode: 0o755 });
  fs.writeFileSync(path.join(made, 'holdfast-verify.html'), page(await bundle('page.ts', 'iife')));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
