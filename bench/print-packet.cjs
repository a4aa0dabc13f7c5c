// One whole process that prints a packet: pages, bytes of exhibits, file. Says how many pages it made and the most memory it took.
const { createWriteStream } = require('node:fs');
const path = require('node:path');
const { Readable } = require('node:stream');
const { documentOf } = require('./packet-content.cjs');

const [pages, exhibitBytes, file] = process.argv.slice(2);
const { renderDocument } = require(path.join(__dirname, '../dist/src/packets/document/render-document.js'));
const PIECE = Buffer.alloc(1 << 16, 7);
const EXHIBITS = 10;

function exhibitsOf(total) {
  if (total === 0) return [];
  const bytes = Math.ceil(total / EXHIBITS / PIECE.length) * PIECE.length;
  const pieces = function* () {
    for (let left = bytes; left > 0; left -= PIECE.length) yield PIECE;
  };
  return Array.from({ length: EXHIBITS }, (_, i) => ({
    ...{ name: `E-${i}.bin`, mime: 'application/octet-stream', bytes, description: `Exhibit ${i}` },
    ...{ createdAt: '2026-11-22T10:00:00Z', open: () => Readable.from(pieces()) },
  }));
}

renderDocument(documentOf(Number(pages), exhibitsOf(Number(exhibitBytes))), createWriteStream(file)).then((made) =>
  console.log(JSON.stringify({ pages: made.pages, megabytes: process.resourceUsage().maxRSS / 1024 })),
);
