import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from './glyph';
import { shortDateText } from './format';
import { lookOf, type StateName, type Tone } from './state';

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

/** A short fact that is not a state: a tier, a kind, a count. Not for states, which have one look of their own. */
export function Badge({ tone = 'none', glyph, children }: { tone?: Tone; glyph?: GlyphName; children: ReactNode }) {
  return (
    <span className={`chip t-${tone} s-square`}>
      {glyph && <Glyph name={glyph} />}
      <span>{children}</span>
    </span>
  );
}
