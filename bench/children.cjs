const { fork, execFileSync } = require('node:child_process');
const path = require('node:path');

/** What `npm run` tells Node for a script. */
const flagsOf = (script) =>
  require('../package.json')
    .scripts[script].split(' ')
    .filter((word) => word.startsWith('--'));

/** Forks a server of this folder, under the flags of npm start, and waits for what it says once it serves. */
function serve(file, args = []) {
  const child = fork(path.join(__dirname, file), args, { execArgv: flagsOf('start') });
  const said = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} stopped (${code})`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.send('stop');
    });
  return said.then((message) => ({ ...message, stop }));
}

/** Requests per second of one bounded round. */
function load(url, token, round) {
  const answer = execFileSync(
    process.execPath,
    [path.join(__dirname, 'load.cjs'), url, token, String(round.clients), String(round.requests)],
    { encoding: 'utf8' },
  );
  return Number(answer);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Slope of the line through the points that leaves the smallest squares. */
function slope(points) {
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

module.exports = { flagsOf, load, median, serve, slope };
