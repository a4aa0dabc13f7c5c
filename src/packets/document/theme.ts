/** Page geometry in points, A4. */
export const PAGE = {
  short: 595.28,
  long: 841.89,
  side: 58,
  top: 62,
  bottom: 72,
  footerBaseline: 40,
} as const;

/** Fill (`rg`) and stroke (`RG`) operands. One accent, the rest greys that survive a monochrome printer. */
export const COLOUR = {
  ink: '0.09 0.12 0.11',
  muted: '0.34 0.38 0.37',
  accent: '0.059 0.361 0.333',
  rule: '0.77 0.8 0.79',
  strongRule: '0.42 0.46 0.45',
  tint: '0.945 0.961 0.957',
  warning: '0.972 0.953 0.91',
  white: '1 1 1',
} as const;

export interface TypeStyle {
  readonly size: number;
  readonly leading: number;
  readonly bold?: boolean;
}

export const TYPE = {
  body: { size: 9.6, leading: 14.4 },
  small: { size: 8, leading: 11.6 },
  table: { size: 8.2, leading: 11.4 },
  tableHead: { size: 7.8, leading: 10.8, bold: true },
  caption: { size: 8.6, leading: 12, bold: true },
  heading1: { size: 18, leading: 24, bold: true },
  heading2: { size: 12.6, leading: 17.5, bold: true },
  heading3: { size: 10.4, leading: 15, bold: true },
  coverTitle: { size: 27, leading: 34, bold: true },
  coverSubtitle: { size: 13, leading: 19 },
  eyebrow: { size: 10, leading: 14, bold: true },
  footer: { size: 7.6, leading: 10 },
} as const satisfies Record<string, TypeStyle>;

/** The face of fixed-width type looks larger than the text face beside it. */
export const MONO_SCALE = 0.88;

/** Distance from the top of a line box down to its baseline. */
export function baselineDrop(style: TypeStyle): number {
  return style.leading / 2 + style.size * 0.355;
}
