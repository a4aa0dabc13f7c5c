// What lies in the evidence folder: every file, what an index.csv says about it, and the steps of the plan.
const fs = require('node:fs');
const path = require('node:path');

const TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  xml: 'application/xml',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Columns of index.csv: file, requirements (codes, separated by spaces or semicolons), kind, title, made_on, source_party, source_kind. */
function readFolder(folder) {
  const index = fs.existsSync(path.join(folder, 'index.csv'))
    ? readIndex(fs.readFileSync(path.join(folder, 'index.csv'), 'utf8'))
    : new Map();
  const names = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => name !== 'index.csv')
    .sort();
  for (const name of index.keys())
    if (!names.includes(name)) console.log(`  index.csv names ${name}, which is not in the folder`);
  return names.map((name) => ({
    name,
    file: path.join(folder, name),
    type: TYPES[name.split('.').pop().toLowerCase()] ?? 'application/octet-stream',
    ...(index.get(name) ?? {}),
  }));
}

function readIndex(text) {
  const [head, ...rows] = parseCsv(text);
  if (!head) return new Map();
  const column = (row, name) => (row[head.findIndex((h) => h.trim().toLowerCase() === name)] ?? '').trim();
  return new Map(
    rows.map((row) => [
      column(row, 'file'),
      {
        requirements: column(row, 'requirements')
          .split(/[;\s]+/)
          .filter(Boolean),
        kind: column(row, 'kind'),
        title: column(row, 'title'),
        madeOn: column(row, 'made_on'),
        sourceParty: column(row, 'source_party'),
        sourceKind: column(row, 'source_kind'),
      },
    ]),
  );
}

/** RFC 4180: quotes, doubled quotes, line ends inside quotes. */
function parseCsv(text) {
  const rows = [];
  let row = [];
  for (const match of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
    if (match[3] === '') break;
  }
  return rows;
}

const STEPS = [
  ['Declare and page the recovery team', 'Incident lead', 'Paging', 6],
  ['Freeze changes', 'Change manager', 'Change calendar', 5],
  ['Confirm the last good copy', 'Database lead', 'Backup vault', 13],
  ['Promote the database at the second site', 'Database lead', 'Core database', 38],
  ['Repoint telephony', 'Network lead', 'Telephony', 29],
  ['Sign agents in, first wave', 'Floor lead', 'Agent desktop', 34],
  ['Smoke-test posting', 'Application lead', 'Posting service', 39],
  ['Reconcile posted against captured', 'Finance lead', 'Ledger feed', 21],
  ['Verify and announce', 'Incident lead', 'Paging', 8],
];

/** The plan's steps as spreadsheet text: `plan-steps.csv` (or .tsv, .txt) of the folder, else nine steps of a plain recovery. */
function stepsText(folder) {
  for (const name of ['plan-steps.csv', 'plan-steps.tsv', 'plan-steps.txt']) {
    const file = path.join(folder, name);
    if (fs.existsSync(file)) return { from: name, text: fs.readFileSync(file, 'utf8') };
  }
  const rows = STEPS.map(([title, owner, system, minutes], i) =>
    [i + 1, title, owner, system, i === 0 ? '' : i, minutes].join('\t'),
  );
  return { from: 'a plain recovery', text: ['No\tTitle\tOwner\tSystem\tDepends on\tExpected', ...rows].join('\n') };
}

module.exports = { readFolder, stepsText };
