import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ParsedFont } from './pdf-engine';
import { unpackWoff } from './woff';

export type FaceName = 'regular' | 'bold' | 'mono';

const packages = createRequire(__filename);
const noto = '@expo-google-fonts/noto-sans';
const dejavu = 'dejavu-fonts-ttf/ttf';
const chinese = '@fontsource/noto-sans-sc';
const korean = '@fontsource/noto-sans-kr';

/** Which file to ask first, second and third for a character. The third holds Chinese characters and Japanese kana. */
const CHAINS: Record<FaceName, readonly string[]> = {
  regular: [
    `${noto}/400Regular/NotoSans_400Regular.ttf`,
    `${dejavu}/DejaVuSans.ttf`,
    `${chinese}/files/noto-sans-sc-chinese-simplified-400-normal.woff`,
  ],
  bold: [
    `${noto}/700Bold/NotoSans_700Bold.ttf`,
    `${dejavu}/DejaVuSans-Bold.ttf`,
    `${chinese}/files/noto-sans-sc-chinese-simplified-700-normal.woff`,
  ],
  mono: [
    `${dejavu}/DejaVuSansMono.ttf`,
    `${noto}/400Regular/NotoSans_400Regular.ttf`,
    `${dejavu}/DejaVuSans.ttf`,
    `${chinese}/files/noto-sans-sc-chinese-simplified-400-normal.woff`,
  ],
};

const parsed = new Map<string, ParsedFont>();
let ranges: { file: string; from: number; to: number }[] | undefined;

/** Package paths of the font files to try for a character, most wanted first. */
export function filesFor(face: FaceName, codePoint: number): string[] {
  const weight = face === 'bold' ? 700 : 400;
  const extra = rareRanges()
    .filter((range) => codePoint >= range.from && codePoint <= range.to)
    .map((range) => `${chinese}/files/noto-sans-sc-${range.file}-${weight}-normal.woff`);
  return [...CHAINS[face], ...extra, `${korean}/files/noto-sans-kr-korean-${weight}-normal.woff`];
}

/** The font parsed earlier in this process, or else the bytes of its file. */
export function fontSource(file: string): ParsedFont | Uint8Array {
  return parsed.get(file) ?? unpackWoff(readFileSync(packages.resolve(file)));
}

export function remember(file: string, font: ParsedFont): void {
  parsed.set(file, font);
}

/** The numbered files of the Chinese family hold the rarer characters, each a few ranges. */
function rareRanges(): { file: string; from: number; to: number }[] {
  ranges ??= Object.entries(packages(`${chinese}/unicode.json`) as Record<string, string>)
    .filter(([key]) => /^\[\d+\]$/.test(key))
    .flatMap(([key, list]) => list.split(',').map((range) => ({ file: key.slice(1, -1), ...bounds(range) })));
  return ranges;
}

function bounds(range: string): { from: number; to: number } {
  const [from = '', to = from] = range.trim().replace('U+', '').split('-');
  return { from: parseInt(from, 16), to: parseInt(to, 16) };
}
