// One whole process of bare pdfkit, untagged: draws lines where they are told to stand. Lines come as [page, x, y, size, text].
const { createWriteStream, readFileSync } = require('node:fs');
const PDFDocument = require('pdfkit');

const [lines, file] = process.argv.slice(2);
const document = new PDFDocument({
  ...{ size: 'A4', autoFirstPage: false, margin: 0 },
  font: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
});
document.pipe(createWriteStream(file));
let current = 0;
for (const [page, x, y, size, text] of JSON.parse(readFileSync(lines, 'utf8'))) {
  for (; current < page; current += 1) document.addPage();
  document.fontSize(size).text(text, x, y, { lineBreak: false });
}
document.end();
console.log(JSON.stringify({ pages: current }));
