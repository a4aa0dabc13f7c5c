// One whole process of pdfmake with the same content.
const { createWriteStream } = require('node:fs');
const { blocksOf, textOf } = require('./packet-content.cjs');

const [pages, file] = process.argv.slice(2);
const font = (weight) => require.resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`);
const FONTS = { Noto: { normal: font('400Regular'), bold: font('700Bold') } };

const WAYS = {
  contents: ({ title }) => ({ toc: { title: { text: title, bold: true } } }),
  heading: ({ level, number, text }) => ({
    text: `${number ?? ''} ${text}`,
    bold: true,
    tocItem: level === 1,
    fontSize: 16 - 3 * level,
  }),
  paragraph: ({ text }) => ({ text, margin: [0, 0, 0, 6] }),
  chart: ({ bars }) => ({
    canvas: bars.map(({ achievedMinutes }, i) => ({
      type: 'rect',
      x: 0,
      y: 14 * i,
      w: achievedMinutes,
      h: 10,
      color: '#2255aa',
    })),
  }),
  table: ({ columns, rows }) => ({
    table: {
      headerRows: 1,
      widths: columns.map(({ weight }) => (weight > 25 ? '*' : 'auto')),
      body: [columns.map(({ title }) => ({ text: title, bold: true })), ...rows.map(({ cells }) => cells.map(textOf))],
    },
  }),
};

async function main() {
  const content = blocksOf(Number(pages)).map((block) => WAYS[block.kind](block));
  const definition = {
    content,
    defaultStyle: { font: 'Noto', fontSize: 9 },
    footer: (page, of) => `Page ${page} of ${of}`,
  };
  const Printer = require('pdfmake');
  if (typeof Printer === 'function') {
    const made = new Printer(FONTS).createPdfKitDocument(definition);
    made.pipe(createWriteStream(file));
    made.end();
    return;
  }
  Printer.setFonts(FONTS);
  await Printer.createPdf(definition).write(file);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
