// On a machine that has not run the specs before, nothing tells which take long: those with a browser, processes that are killed, and the whole demo come first, so that no core waits for one of them at the end.
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = ['demo.journey', '/test/browser/', '/test/faults/', '/test/tamper/', '/test/doors/', '/test/tenants/'];
const rank = ({ path }) => LONG.findIndex((part) => path.includes(part)) + 1 || LONG.length + 1;

class LongestFirst extends Sequencer {
  sort(tests) {
    const known = super.sort(tests);
    return known.toSorted((one, other) => rank(one) - rank(other));
  }
}

module.exports = LongestFirst;
