const circle = 'M12.5 7a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0';

const paths = {
  check: 'M2.5 7.5 5.5 10.5 11.5 3.5',
  'check-note': 'M1.5 8 4.5 11l5-6.5M12 2.5v3.2M12 8.2v.1',
  cross: 'M3.5 3.5l7 7M10.5 3.5l-7 7',
  question: 'M4.6 4.8a2.4 2.4 0 1 1 3.5 2.3C7.3 7.5 7 8 7 8.8M7 11.6v.1',
  shield: 'M2.5 2.5h9V7c0 3-2 4.5-4.5 5.5C4.5 11.5 2.5 10 2.5 7zM5 6.5h4',
  dash: 'M4 7h6',
  clock: `${circle}M7 4v3.2l2.2 1.3`,
  up: 'M7 11.5v-9M3.5 6 7 2.5 10.5 6',
  half: `${circle}M7 1.5v11M9.5 3v8`,
  circle,
  hourglass: 'M3.5 2h7M3.5 12h7M4.5 2c0 5 5 5 5 10M9.5 2c0 5-5 5-5 10',
  bang: 'M7 2.5v5.5M7 11.2v.1',
  back: 'M5.5 2.5 2.5 5.5l3 3M2.5 5.5H8a3.2 3.2 0 0 1 0 6.4H6',
  pen: 'M2.5 11.5 3 9l6.5-6.5 2 2L5 11z',
  signature: 'M2 12h10M2.5 9c2-5 4-6.5 4.5-5.5S5 8.5 6.5 8.5s1.9-2 2.7-2 0 1.8 2.3 1.5',
  layers: 'M4.5 4.5v-2h7v7h-2M2.5 4.5h7v7h-7z',
  ban: `${circle}M3.2 3.2l7.6 7.6`,
  triangle: 'M7 2l5.5 10h-11zM7 6v2.5M7 10.3v.1',
  dot: `${circle}M7 6.9v.2`,
  lock: 'M3 6.5h8v5.5H3zM4.8 6.5v-2a2.2 2.2 0 0 1 4.4 0v2',
  'chevrons-up': 'M3 7l4-4 4 4M3 11.5l4-4 4 4',
  'chevron-up': 'M3 9l4-4 4 4',
  equal: 'M3 5h8M3 9h8',
  'chevron-down': 'M3 5l4 4 4-4',
  'chevron-left': 'M9 3 5 7l4 4',
  'chevron-right': 'M5 3l4 4-4 4',
  pause: 'M5 3v8M9 3v8',
  minus: `${circle}M4.5 7h5`,
  calendar: 'M2.5 3.5h9v8h-9zM2.5 6.5h9M5 2v2.5M9 2v2.5',
  flag: 'M3.5 12.5v-10h7l-1.5 3 1.5 3h-7',
  eye: 'M1.5 7C3 4.3 5 3 7 3s4 1.3 5.5 4C11 9.7 9 11 7 11S3 9.7 1.5 7M7 6.9v.2',
  search: 'M9.5 6a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M8.7 8.7l3.3 3.3',
  menu: 'M2 3.5h10M2 7h10M2 10.5h10',
  copy: 'M5 5h6.5v6.5H5zM9 5V2.5H2.5V9H5',
  download: 'M7 2v7M3.8 6 7 9.2 10.2 6M2.5 12h9',
  upload: 'M7 9V2M3.8 5 7 1.8 10.2 5M2.5 12h9',
  external: 'M5.5 3h-3v8.5H11v-3M8 2.5h3.5V6M11.5 2.5 6.5 7.5',
  file: 'M3 1.5h5l3 3v8H3zM8 1.5v3h3',
  plus: 'M7 2.5v9M2.5 7h9',
  'sign-out': 'M5.5 2.5h-3v9h3M8.5 4l3 3-3 3M11.5 7H5.5',
  info: `${circle}M7 6.5v3M7 4.3v.1`,
} as const;

export type GlyphName = keyof typeof paths;

/** A drawing of 14 × 14 in the colour of the text; hidden from assistive technology, so put a word beside it. */
export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg className="glyph" viewBox="0 0 14 14" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
