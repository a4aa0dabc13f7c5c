// npm start: builds what is stale, then opens the portal in this process. The young generation of its memory is half of
// what Node would give it: the collector stops requests twice as often, but each time for half as long.
const { buildStale, root } = require('./tools.cjs');
const path = require('node:path');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Holdfast needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
try {
  buildStale((line) => console.log(line));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
require(path.join(root, 'dist/src/main.js'));
