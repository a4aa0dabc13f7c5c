import { sampleSnapshot, sampleVault } from '../../../test/support/sample-packet';
import { manifestOf } from '../manifest.rules';
import { sectionBlocks } from '../packet-sections';
import { controlSheet, cover } from '../sections/control-sheet';
import type { Snapshot } from '../snapshot.model';
import { mergeVendors } from './merge.rules';
import { narrowToRequirement } from './narrow.rules';

const FRAME = { manifestSha256: '0'.repeat(64), approval: null, status: 'Draft' as const };
const NAMES = ['Quillfeather', 'Larkmoor', 'Saltmarsh'];

const vendor = (at: number): Snapshot => {
  const one = sampleSnapshot();
  const id = `01900000-0000-7000-8000-00000000010${at}`;
  return {
    ...one,
    vendor: { ...one.vendor, id, ref: `VN-000${at + 1}`, name: NAMES[at] ?? '' },
    access: {
      roles: [
        { role: 'administrator', active: 1, granted: 1, revoked: 0 },
        { role: 'vendor_contributor', active: 2, granted: 1, revoked: 0 },
      ],
      deeds: [{ deed: 'evidence.received', events: 3 }],
    },
    queries: [
      { table: 'Services', code: 'SELECT', parameters: JSON.stringify([id]), rows: 1 },
      { table: 'Findings', code: 'SELECT f', parameters: JSON.stringify([id, `${at}`]), rows: at },
    ],
  };
};

const merged = () => {
  const all = NAMES.map((_, at) => vendor(at));
  return mergeVendors(all, all[0]!);
};

describe('facts of several vendors as one', () => {
  it('name each question once, with the rows that it gave for all of them', () => {
    expect(merged().queries).toEqual([
      { table: 'Services', code: 'SELECT', rows: 3, parameters: '["each vendor"]' },
      { table: 'Findings', code: 'SELECT f', rows: 3, parameters: '["each vendor","0"] and 2 more of this form' },
    ]);
  });

  it('count who could act and what was done over all of them, people of the registrant once', () => {
    expect(merged().access).toEqual({
      roles: [
        { role: 'administrator', active: 1, granted: 1, revoked: 0 },
        { role: 'vendor_contributor', active: 6, granted: 3, revoked: 0 },
      ],
      deeds: [{ deed: 'evidence.received', events: 9 }],
    });
  });

  it('say of a packet of one requirement only where that one was not asked', () => {
    const line = { title: 't', serviceId: vendor(0).services[0]!.id, reason: 'Asked of T1.' };
    const asked = vendor(0).obligations[0]!.code;
    const snapshot = {
      ...vendor(0),
      excluded: [
        { ...line, code: asked },
        { ...line, code: 'SEC-EUF-01' },
      ],
    };
    expect(narrowToRequirement(snapshot, asked).excluded?.map(({ code }) => code)).toEqual([asked]);
  });

  it('say of each line and of each question whose it is', () => {
    const none = { year: undefined, inventory: undefined, assurance: undefined, events: undefined };
    const held = { ...merged(), ...none } as unknown as Snapshot;
    const manifest = manifestOf({ snapshot: held, vault: new Map(), attachMaxBytes: 0 });
    expect(manifest.populations[0]?.query).toContain(
      'each of VN-0001 Quillfeather, VN-0002 Larkmoor, VN-0003 Saltmarsh',
    );
    const text = JSON.stringify(sectionBlocks({ ...FRAME, manifest }));
    expect(text).not.toContain('"Vendor"]');
    expect(text).toContain('any of the vendors that it speaks of');
    expect(/GOV-02[^"]*","VN-0002"/u.test(text)).toBe(true);
  });

  it('name a dozen on the first pages, and count more', () => {
    const facts = (count: number) => {
      const { vendor: one } = sampleSnapshot();
      const vendors = Array.from({ length: count }, (_, at) => ({ ...one, ref: `VN-${at}` }));
      const snapshot = { ...sampleSnapshot(), vendors };
      const manifest = manifestOf({ snapshot, vault: sampleVault(snapshot), attachMaxBytes: 0 });
      const printed = { ...FRAME, manifest };
      return JSON.stringify([cover(printed), controlSheet(printed)]);
    };
    expect(facts(12)).toContain('VN-11');
    expect(facts(13)).not.toContain('VN-11');
    expect(facts(13)).toContain('13, named in section 4');
    expect(facts(2)).toContain('Each vendor answers its own; see its packet');
  });
});
