import { Glyph } from './glyph';
import { shortDateText } from './format';
import { lookOf, type StateName } from './state';

export type AnyState = StateName | (string & {});

/** A state: glyph, colour, shape and word. `until` (ISO date) completes an approved exception; `word` overrides the wording. */
export function StateChip({ state, until, word }: { state: AnyState; until?: string | null; word?: string }) {
  const look = lookOf(state);
  const said = word ?? look.word;
  return (
    <span className={`chip t-${look.tone} s-${look.shape}`} data-state={state}>
      <Glyph name={look.glyph} />
      <span>{until ? `${said} until ${shortDateText(until)}` : said}</span>
    </span>
  );
}
