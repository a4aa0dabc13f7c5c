const { median, serve } = require('./children.cjs');

/** Saving an answer of a large vendor with all contradiction rules, against the same save without them. */
async function run() {
  const { ratios, withMs, withoutMs, answered, stop } = await serve('answer-portal.cjs');
  await stop();
  const details = [
    `${withMs.toFixed(1)} ms with all rules, ${withoutMs.toFixed(1)} ms without, ${answered} answers, ratios ${ratios.map((r) => r.toFixed(2)).join(' ')}`,
  ];
  return { ratio: median(ratios), details };
}

module.exports = { run };
