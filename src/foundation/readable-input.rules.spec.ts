import { unreadableParts } from './readable-input.rules';

const codes = (input: unknown) => unreadableParts(input).map(({ code, pointer }) => `${code} ${pointer}`);

describe('what no request may hold', () => {
  it.each([
    [{ a: 'tea', b: ['é😀\t\n'], c: [{ d: null }, 1, true] }, []],
    [undefined, []],
    [null, []],
    ['a\u0000', ['nul-character ']],
    [{ a: [{ 'b/c': 'x\u0000' }], d: '\ud800' }, ['nul-character /a/0/b~1c', 'broken-character /d']],
    [{ a: { '\u0000': 1 } }, ['nul-character /a']],
    [{ a: '\udc00\ud800' }, ['broken-character /a']],
    [{ a: [[]] }, ['list-in-list /a/0']],
  ])('%j: %j', (input, expected) => expect(codes(input)).toEqual(expected));

  it('stands nesting of any depth, and names where it goes too deep', () => {
    const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as unknown;
    expect(codes(nested(20))).toEqual([]);
    expect(codes(nested(50_000))).toEqual([`too-deep ${'/a'.repeat(25)}`]);
  });

  it('names no more than twenty parts', () => {
    expect(unreadableParts(Array.from({ length: 5000 }, () => '\u0000'))).toHaveLength(20);
  });
});
