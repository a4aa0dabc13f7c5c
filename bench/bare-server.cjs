// The baseline of the keyed read: node:http and pg, one query, no session, no tenant, no permission.
const http = require('node:http');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.argv[2], max: 20 });
const server = http.createServer((request, response) => {
  const id = request.url.split('/').pop();
  pool.query('SELECT body, app.vendor_name(vendor_id) AS "vendorName" FROM audit_event WHERE id = $1', [id]).then(
    ({ rows }) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(rows[0]));
    },
    (error) => {
      response.statusCode = 500;
      response.end(error.message);
    },
  );
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.once('message', () => process.exit(0));
