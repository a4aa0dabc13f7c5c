import { PassThrough } from 'node:stream';
import { createWriteStream } from 'node:fs';
import { sampleObject, sampleSnapshot, sampleVault, SAMPLE_STATEMENT } from '../../test/support/sample-packet';
import { renderDocument } from './document/render-document';
import { bannedClaims } from '../foundation/banned-claims.rules';
import { manifestOf, manifestText } from './manifest.rules';
import { packetDocument } from './packet-document';
import { sectionBlocks } from './packet-sections';
import { spaced } from './spaced.rules';
import type { Block } from './document/document.model';
import type { Manifest } from './manifest.model';

const manifest = (): Manifest => {
  const snapshot = sampleSnapshot();
  return manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 1_000_000 });
};
const APPROVAL = {
  approver: 'Ruben Halloway',
  decision: 'approved' as const,
  reason: 'Read in full.',
  method: 'Password confirmed again.',
  decidedAt: '2026-11-21T12:00:00.000Z',
};

/** Every text of the document outside quoted statements, with what stands in cells and lists. */
function ownWords(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(ownWords);
  if (typeof value !== 'object' || value === null) return [];
  if ('tone' in value && value.tone === 'statement') return [];
  return Object.values(value).flatMap(ownWords);
}

const printed = (m: Manifest) => ({
  manifest: m,
  manifestSha256: manifestText(m).sha256,
  approval: null,
  status: 'Draft' as const,
});

describe('the document of a packet', () => {
  it('has all nineteen sections, in order', () => {
    const heads = sectionBlocks(printed(manifest())).filter((b) => b.kind === 'heading' && b.level === 1);
    expect(heads.map((b) => (b as { number?: string }).number)).toEqual(
      Array.from({ length: 19 }, (_, i) => String(i + 1)),
    );
  });

  it('quotes the signed statement word for word', () => {
    const statements = sectionBlocks(printed(manifest())).filter(
      (b): b is Extract<Block, { kind: 'callout' }> => b.kind === 'callout' && b.tone === 'statement',
    );
    expect(statements.map((one) => one.paragraphs.map(String).join('\n\n'))).toEqual([SAMPLE_STATEMENT]);
  });

  it('shows people words, not codes or the signs of programs', () => {
    const words = ownWords(sectionBlocks(printed(manifest()))).join('\n');
    expect(words).not.toMatch(/Aar issued|Sox office|Evidence use|icfr relevant|(?:^|\n)(?:<=|>=|==) /u);
    expect(spaced('second_line_approver')).toBe('second-line approver');
    expect(spaced('new_soc_report')).toBe('new SOC report');
  });

  it('makes no banned claim in its own words', () => {
    expect(ownWords(sectionBlocks(printed(manifest()))).flatMap(bannedClaims)).toEqual([]);
  });

  it('renders, attaches the manifest and every exhibit that fits, and renders the same bytes again', async () => {
    const one = await render(manifest(), null);
    const two = await render(manifest(), null);
    expect(one.rendered.exhibits.map((file) => file.name)).toHaveLength(8);
    expect(one.rendered.exhibits[0]).toMatchObject({ name: 'manifest.json', sha256: manifestText(manifest()).sha256 });
    expect(one.bytes.equals(two.bytes)).toBe(true);
    const folder = process.env.PACKET_SAMPLE;
    if (folder) createWriteStream(folder).end(one.bytes);
  });

  it('carries the approver, and no watermark, once approved', () => {
    const document = packetDocument(manifest(), APPROVAL, { open: sampleObject });
    expect(document.watermark).toBeUndefined();
    expect(document.footer).toContain('Final');
    expect(ownWords(document.blocks).join(' ')).toContain('Ruben Halloway');
    expect(packetDocument(manifest(), null, { open: sampleObject }).watermark).toBe('DRAFT');
  });
});

async function render(m: Manifest, approval: typeof APPROVAL | null) {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const rendered = await renderDocument(packetDocument(m, approval, { open: sampleObject }), out);
  return { rendered, bytes: Buffer.concat(chunks) };
}
