import { brokenRules, taggedFile } from '../../oracles/pdf/accessible';
import { bookmarks, links, lostWays, unlinkedExhibits } from '../../oracles/pdf/ways';
import type { Telling } from './telling';

/** Packets of every kind over a whole year of work: long tables, charts, findings, superseded files. */
export function packetStories(told: Telling): void {
  const kinds: [string, () => Promise<object>][] = [
    ['VP', () => Promise.resolve({ vendorId: told.idOf('Harrowgate') })],
    [
      'SP',
      async () => ({ serviceId: (await told.listOf(`/api/services?vendorId=${told.idOf('Quillfeather')}`))[0].id }),
    ],
    ['PP', () => Promise.resolve({})],
    ['RP', () => Promise.resolve({ requirementCode: 'TST-02' })],
    ['IP', async () => ({ disruptionId: (await told.listOf('/api/disruptions'))[0].id })],
    ['DP', async () => ({ basePacketId: (await told.inYear('/api/packets', 'Quillfeather', 'FY2026')).at(-1).id })],
  ];

  it.each(kinds)(
    'a packet of kind %s keeps the rules of accessible files, and every bookmark, line of the contents and exhibit leads to what it names',
    async (kind, about) => {
      const tagged = taggedFile(await told.printed({ kind, ...(await about()) }));
      expect(brokenRules(tagged)).toEqual([]);
      expect(lostWays(tagged)).toEqual([]);
      expect(unlinkedExhibits(tagged)).toEqual([]);
      expect(bookmarks(tagged).length).toBeGreaterThan(20);
      expect(links(tagged).filter(({ from }) => from === 'contents').length).toBeGreaterThan(20);
    },
  );
}
