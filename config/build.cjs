// npm run build: builds what is older than its sources.
require('./tools.cjs').buildStale((line) => console.log(line));
