import { sampleSnapshot } from '../../../test/support/sample-packet';
import type { Snapshot } from '../snapshot.model';
import { mergeVendors } from './merge.rules';
import { narrowToRequirement } from './narrow.rules';

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
});
