// Verifies the whole log of the database in its argument, as npm run audit:verify does; prints how long it took. Throws when the log is not as recorded.
const path = require('node:path');
const { Client } = require('pg');
const { verifyLog } = require(path.join(__dirname, '../dist/src/audit-trail/verification/verify-log.js'));

async function main() {
  const client = new Client({ connectionString: process.argv[2] });
  await client.connect();
  const began = performance.now();
  const report = await verifyLog(client);
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  if (report.faults.length > 0) throw new Error(report.faults[0].words);
  console.log(JSON.stringify({ seconds, events: report.events }));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
