const { execFileSync } = require('node:child_process');
const { existsSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { median } = require('./children.cjs');
const { blocksOf, textOf } = require('./packet-content.cjs');

const PAGES = 200;
const ROUNDS = 5;
const CHROMIUM = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file && existsSync(file));

const here = (name) => path.join(__dirname, name);
const node = (...args) => execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Seconds of a whole process, from its start to its end. */
function seconds(run) {
  const begun = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - begun) / 1e9;
}

/** Pages per second of two ways in turns, so that both meet the same machine. */
async function against(other, otherName, prepare = () => undefined) {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    const packet = path.join(folder, 'packet.pdf');
    const print = () => node(here('print-packet.cjs'), String(PAGES), '0', packet);
    const { pages } = JSON.parse(print());
    const prepared = prepare(packet, folder);
    const runOther = () => other(path.join(folder, 'other.pdf'), prepared);
    runOther();
    const [ours, theirs] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(seconds(print));
      theirs.push(seconds(runOther));
    }
    const [own, their] = [median(ours), median(theirs)];
    const otherPages = pagesOf(path.join(folder, 'other.pdf'));
    const rate = (count, took) => `${count} pages in ${took.toFixed(2)} s, ${Math.round(count / took)} a second`;
    return {
      ratio: pages / own / (otherPages / their),
      details: [`tagged packet: ${rate(pages, own)}`, `${otherName}: ${rate(otherPages, their)}`],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pagesOf = (file) => Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))[1]);

/** Every line of a PDF with its place, as a bare program is told to draw it. */
function linesOf(packet, folder) {
  const html = execFileSync('pdftotext', ['-bbox-layout', packet, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = [];
  let page = 0;
  for (const [, tag, rest] of html.matchAll(/<(page|line)\b([^>]*>[^]*?(?=<page|<line|<\/body))/g)) {
    if (tag === 'page') page += 1;
    if (tag !== 'line') continue;
    const [, x, y, bottom] = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"/.exec(rest);
    const words = [...rest.matchAll(/<word[^>]*>([^<]*)<\/word>/g)].map(([, word]) => word);
    lines.push([page, Number(x), Number(y), Math.min(40, (bottom - y) * 0.73), words.join(' ')]);
  }
  const file = path.join(folder, 'lines.json');
  writeFileSync(file, JSON.stringify(lines));
  return file;
}

const HTML = {
  contents: ({ title }) => `<h1>${title}</h1>`,
  heading: ({ level, number, text }) => `<h${level}>${number ?? ''} ${text}</h${level}>`,
  paragraph: ({ text }) => `<p>${text}</p>`,
  chart: ({ bars }) =>
    `<svg width="600" height="150" role="img" aria-label="Recovery times">${bars.map(({ achievedMinutes }, i) => `<rect y="${14 * i}" width="${achievedMinutes}" height="10"/>`).join('')}</svg>`,
  table: ({ columns, rows }) =>
    `<table><thead><tr>${columns.map(({ title }) => `<th>${title}</th>`).join('')}</tr></thead><tbody>${rows.map(({ cells }) => `<tr>${cells.map((cell) => `<td>${textOf(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
};
const STYLE = `@page{size:A4;margin:20mm}@font-face{font-family:N;src:url(file://${require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')})}body{font:9pt N}table{width:100%;border-collapse:collapse}td,th{border-bottom:1px solid #999;text-align:left;padding:2pt}`;

function pageFor(_packet, folder) {
  const file = path.join(folder, 'packet.html');
  const body = blocksOf(PAGES).map((block) => HTML[block.kind](block));
  writeFileSync(file, `<!doctype html><html lang="en"><style>${STYLE}</style>${body.join('\n')}</html>`);
  return file;
}

function printWithChromium(target, page) {
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--no-pdf-header-footer',
    '--disable-sync',
  ];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--export-tagged-pdf'];
  execFileSync(CHROMIUM, [...flags, ...quiet, `--print-to-pdf=${target}`, `file://${page}`], { stdio: 'ignore' });
}

/** Memory of a large packet against that of a small one, whole processes. */
async function memory() {
  const take = (pages, bytes) => JSON.parse(node(here('print-packet.cjs'), String(pages), String(bytes), '/dev/null'));
  const small = take(200, 50e6);
  const large = take(2000, 5e9);
  const told = ({ pages, megabytes }, exhibits) => `${pages} pages with ${exhibits}: ${Math.round(megabytes)} MB`;
  return { ratio: large.megabytes / small.megabytes, details: [told(small, '50 MB'), told(large, '5 GB')] };
}

function has(name) {
  try {
    return require.resolve(name) !== '';
  } catch {
    return false;
  }
}

const unmeasured = (why) => Promise.resolve({ ratio: 0, details: [why] });

module.exports = {
  bare: {
    run: () =>
      against(
        (target, lines) => node(here('print-bare.cjs'), lines, target),
        'bare pdfkit, untagged, the same lines',
        linesOf,
      ),
  },
  pdfmake: {
    run: () =>
      has('pdfmake')
        ? against((target) => node(here('print-pdfmake.cjs'), String(PAGES), target), 'pdfmake')
        : unmeasured('pdfmake is not installed'),
  },
  chromium: {
    run: () =>
      CHROMIUM
        ? against(printWithChromium, 'Chromium, tagged', pageFor)
        : unmeasured('no Chromium was found; name one in CHROMIUM'),
  },
  memory: { run: memory },
};
