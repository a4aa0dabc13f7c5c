// The content of a packet, always the same, of about as many pages as asked for: sections of prose, a chart each, and tables of results.
const WORDS =
  'vendor continuity recovery objective service failover evidence attestation control requirement outage supplier restore replica plan owner review exercise incident impact criticality obligation contract audit trail digest custody schedule deviation remediation finding severity accepted threshold notice workforce facility payment settlement ledger gateway region backup snapshot'.split(
    ' ',
  );
const RESULTS = [
  { mark: 'pass', word: 'Met' },
  { mark: 'partial', word: 'Met with exceptions' },
  { mark: 'fail', word: 'Not met' },
];
/** Measured with this content, and nearly linear. */
const PAGES_OF_A_SECTION = 6.9;

function dice(seed) {
  let state = seed;
  const next = (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
  const words = (count) => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ');
  const sentence = (count) => `${words(count).replace(/^./, (first) => first.toUpperCase())}.`;
  return { next, words, sentence };
}

const COLUMNS = [
  { title: 'No.', weight: 9, rowHeader: true },
  { title: 'Requirement', weight: 30 },
  { title: 'Evidence', weight: 26 },
  { title: 'Owner', weight: 14 },
  { title: 'Result', weight: 20 },
  { title: 'Decided', weight: 14 },
];

function section(number, { next, words, sentence }) {
  const prose = () => Array.from({ length: 6 }, () => sentence(10 + next(10))).join(' ');
  const rows = Array.from({ length: 120 }, (_, i) => [
    `R-${number}-${i}`,
    words(2 + next(4)),
    words(2 + next(3)),
    words(1),
    RESULTS[next(3)],
    `2026-0${1 + next(9)}-1${next(10)}`,
  ]);
  const bars = Array.from({ length: 10 }, (_, i) => ({
    ...{ label: `Service ${i + 1}`, achievedMinutes: 5 + next(400), objectiveMinutes: 60 + next(300) },
  }));
  return [
    { kind: 'heading', level: 1, number: String(number), text: sentence(3) },
    ...Array.from({ length: 5 }, () => ({ kind: 'paragraph', text: prose() })),
    { kind: 'chart', title: 'Recovery times', bars },
    { kind: 'heading', level: 2, text: sentence(3) },
    { kind: 'table', columns: COLUMNS, rows: rows.map((cells) => ({ cells })) },
  ];
}

/** The blocks of a document. */
function blocksOf(pages) {
  const luck = dice(20261122);
  const sections = Math.max(1, Math.round(pages / PAGES_OF_A_SECTION));
  return [
    { kind: 'contents', title: 'Contents' },
    ...Array.from({ length: sections }, (_, i) => section(i + 1, luck)).flat(),
  ];
}

/** What the portal prints from it. */
const documentOf = (pages, exhibits = []) => ({
  ...{ title: 'Vendor continuity packet', subject: 'Measured', language: 'en-GB', author: 'Holdfast' },
  ...{ createdAt: '2026-11-22T10:00:00Z', digest: 'ab'.repeat(32), footer: 'PK-0001 - Final' },
  ...{ blocks: blocksOf(pages), exhibits },
});

const textOf = (cell) => (typeof cell === 'string' ? cell : cell.word);

module.exports = { blocksOf, documentOf, textOf };
