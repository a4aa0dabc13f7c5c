// npm run audit:verify: builds what is stale, then hashes the audit trail anew and says whether it is as recorded.
// Nearly all that it holds is let go of at once: a large young generation saves the collector a tenth of the time.
const path = require('node:path');
const { buildStale, root } = require('./tools.cjs');

buildStale((line) => console.error(line));
require(path.join(root, 'dist/src/verify-trail.js'));
