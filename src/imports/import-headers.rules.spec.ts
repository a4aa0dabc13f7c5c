import fc from 'fast-check';
import type { Cell } from '../foundation/workbook.rules';
import { COLUMNS_OF, IMPORT_KINDS } from './import-columns.rules';
import { matchHeaders, nearest, plainWords, type ToldHeaders } from './import-headers.rules';

const row = (...texts: string[]): Cell[] =>
  texts.map((text, i) => ({
    kind: text === '' ? 'empty' : 'text',
    text,
    value: text,
    address: `${'ABCDEFGHIJ'[i] ?? 'Z'}1`,
  }));
const nothing: ToldHeaders = { ignored: [], mapped: [] };
const VENDORS = COLUMNS_OF.vendors;
const NEEDED = ['Name', 'Legal name', 'Country'];

describe('the headers of a file', () => {
  it('name their columns in any order and by any of their names, however they are written', () => {
    const kinds = fc.constantFrom(...IMPORT_KINDS);
    const spelt = fc.func(fc.constantFrom('upper', 'lower', 'spaced', 'star'));
    fc.assert(
      fc.property(kinds, fc.infiniteStream(fc.nat()), spelt, (kind, order, how) => {
        const known = COLUMNS_OF[kind];
        const ranked = known.map((one) => ({ one, rank: order.next().value ?? 0 })).sort((a, b) => a.rank - b.rank);
        const shuffled = ranked.map(({ one }) => one);
        const texts = shuffled.map(({ header }) => write(header, how(header)));
        const { columns, problems } = matchHeaders(row(...texts), known, nothing);
        expect(problems).toEqual([]);
        expect(columns.map((one) => one?.key)).toEqual(shuffled.map(({ key }) => key));
      }),
    );
  });

  it('that name nothing are refused one by one, never guessed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12,30}$/), (word) => {
        fc.pre(!VENDORS.some(({ header, also = [], key }) => [header, key, ...also].map(plainWords).includes(word)));
        const { columns, problems } = matchHeaders(row(...NEEDED, word), VENDORS, nothing);
        expect(columns[3]).toBeNull();
        expect(problems).toMatchObject([{ code: 'unknown_header', header: word, address: 'D1' }]);
        expect(matchHeaders(row(...NEEDED, word), VENDORS, { ...nothing, ignored: [word] }).problems).toEqual([]);
      }),
    );
  });

  it('are what a person says they are, before what they say by themselves', () => {
    const told = {
      ignored: ['Buyer'],
      mapped: [
        { header: 'Firm', key: 'legalName' },
        { header: 'Notes', key: 'name' },
      ],
    };
    const { columns, problems } = matchHeaders(row('Notes', 'firm', 'Country', 'Buyer'), VENDORS, told);
    expect(problems).toEqual([]);
    expect(columns.map((one) => one?.key ?? null)).toEqual(['name', 'legalName', 'country', null]);
  });

  it('are refused where two name one column, where one is missing, and where what was said does not fit', () => {
    const codes = (texts: string[], told = nothing) =>
      matchHeaders(row(...texts), VENDORS, told).problems.map(({ code }) => code);
    expect(codes(['Name', 'Vendor name', 'Legal name', 'Country'])).toEqual(['double_header']);
    expect(codes(['Name', 'Country'])).toEqual(['missing_header']);
    expect(codes(['Name', '', 'Legal name', 'Country'])).toEqual([]);
    expect(codes(NEEDED, { ...nothing, mapped: [{ header: 'Nowhere', key: 'summary' }] })).toEqual([
      'unfitting_header',
    ]);
    expect(codes(['Name', 'Legal name', 'Land'], { ...nothing, mapped: [{ header: 'Land', key: 'planet' }] })).toEqual([
      ...['unfitting_header', 'unknown_header', 'missing_header'],
    ]);
  });

  it('suggest the nearest column only where few letters differ', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VENDORS), fc.nat(), (one, at) => {
        const { header } = one;
        const spoilt = header.slice(0, at % header.length) + header.slice((at % header.length) + 1);
        fc.pre(plainWords(spoilt).length > 3);
        expect(
          nearest(
            spoilt,
            VENDORS.map((known) => known.header),
          ),
        ).toBe(header);
      }),
    );
    expect(
      nearest(
        'Quarterly turnover',
        VENDORS.map(({ header }) => header),
      ),
    ).toBeNull();
  });
});

function write(header: string, how: string): string {
  if (how === 'upper') return header.toUpperCase();
  if (how === 'lower') return header.toLowerCase();
  return how === 'star' ? `${header}*` : `  ${header.replaceAll(' ', '  ')} `;
}
