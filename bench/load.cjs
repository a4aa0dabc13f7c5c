// A bounded load from its own process: `requests` GETs over `clients` kept-alive connections to the loopback. Prints requests per second.
const http = require('node:http');

const [url, token, clients, requests] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(clients) });
let left = Number(requests);
let failed = 0;

function once() {
  return new Promise((resolve) => {
    const request = http.get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      if (response.statusCode !== 200) failed += 1;
      response.resume().once('end', resolve);
    });
    request.once('error', () => {
      failed += 1;
      resolve();
    });
  });
}

async function client() {
  while (left-- > 0) await once();
}

async function main() {
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: Number(clients) }, client));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed`);
  console.log(String(Number(requests) / seconds));
  agent.destroy();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
