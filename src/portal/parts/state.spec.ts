import { lookOf, stateNames } from './state';

it('never paints an approved exception or an untested requirement as met', () => {
  expect(lookOf('excepted')).toMatchObject({ tone: 'warn', word: 'Not met – approved exception' });
  expect(lookOf('not_tested').tone).not.toBe('ok');
});

it('tells states of one colour apart by glyph or shape as well as by word', () => {
  const looks = stateNames.map(lookOf);
  const words = new Set(looks.map((look) => look.word));
  expect(looks.every((look) => look.word.length > 2)).toBe(true);
  expect(words.size).toBeGreaterThan(looks.length - 3);
});

it('says a state that nobody drew in words, in grey', () => {
  expect(lookOf('brand_new')).toEqual({ glyph: 'dot', tone: 'none', shape: 'outline', word: 'Brand new' });
});
