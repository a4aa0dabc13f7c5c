import fc from 'fast-check';
import { openEngine } from './conformance';
import { Fonts } from './fonts';
import { breakLines } from './line-breaking';
import { TYPE } from './theme';

const engine = openEngine({
  title: 't',
  subject: 's',
  language: 'en',
  author: 'a',
  createdAt: '2026-01-01T00:00:00Z',
  digest: '0'.repeat(64),
  footer: 'f',
  blocks: [],
});
const fonts = new Fonts(engine);
const digest = '0123456789abcdef'.repeat(4);

describe('breaking lines', () => {
  it('never makes a line wider than asked, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 90, max: 500 }), (text, width) => {
        for (const line of breakLines(fonts, { text, style: TYPE.body, width }))
          expect(line.width).toBeLessThanOrEqual(width + 0.01);
      }),
      { numRuns: 300 },
    );
  });

  it('breaks a digest after groups of eight', () => {
    const lines = breakLines(fonts, { text: digest, style: TYPE.table, width: 100, mono: true });
    const digits = lines.map((line) => line.pieces.reduce((sum, piece) => sum + piece.hex.length / 4, 0));
    expect(digits.slice(0, -1).every((count) => count > 0 && count % 8 === 0)).toBe(true);
    expect(digits.reduce((sum, count) => sum + count, 0)).toBe(64);
  });

  it('keeps a full stop with the word before it when the style changes between them', () => {
    const text = [{ text: 'The digest is ' }, { text: digest, mono: true }, { text: '. Next' }];
    const whole = breakLines(fonts, { text: text.slice(1, 2), style: TYPE.body, width: 1000 })[0]!.width;
    const lines = breakLines(fonts, { text, style: TYPE.body, width: whole + 4 });
    expect(lines).toHaveLength(3);
    expect(lines[1]!.pieces.length).toBeGreaterThanOrEqual(2);
  });

  it('breaks an instant between date and time', () => {
    const lines = breakLines(fonts, { text: '2026-12-31T23:59:59Z', style: TYPE.table, width: 60 });
    expect(lines.map((line) => line.pieces.reduce((sum, piece) => sum + piece.hex.length / 4, 0))).toEqual([10, 10]);
  });

  it('keeps forced line breaks and empty lines', () => {
    expect(breakLines(fonts, { text: 'a\n\nb', style: TYPE.body, width: 300 })).toHaveLength(3);
    expect(breakLines(fonts, { text: '', style: TYPE.body, width: 300 })).toHaveLength(1);
  });
});
