import fc from 'fast-check';
import { der, DerError, integer, oid, oidOf, partsOf, readDer, readFirst, sequence, setOf, TAG } from './der.rules';

const bytes = (max = 300) => fc.uint8Array({ maxLength: max });

describe('DER', () => {
  it('reads back what it wrote, whatever its length', () => {
    fc.assert(
      fc.property(fc.array(bytes(), { maxLength: 6 }), (contents) => {
        const parts = contents.map((one) => der(TAG.octets, one));
        const read = readDer(sequence(...parts));
        expect(read.tag).toBe(TAG.sequence);
        expect(partsOf(read).map((part) => [...part.body])).toEqual(contents.map((one) => [...one]));
      }),
    );
    expect(readDer(der(TAG.octets, new Uint8Array(70_000))).body).toHaveLength(70_000);
  });

  it('keeps names of things', () => {
    const arc = fc.integer({ min: 0, max: 2 ** 31 });
    const root = fc.oneof(
      fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 39 })),
      fc.tuple(fc.constant(2), fc.integer({ min: 0, max: 999 })),
    );
    fc.assert(
      fc.property(root, fc.array(arc, { maxLength: 8 }), (head, tail) => {
        const name = [...head, ...tail].join('.');
        expect(oidOf(readDer(oid(name)))).toBe(name);
      }),
    );
  });

  it('writes whole numbers without a needless byte, and never as negative ones', () => {
    expect([...integer(Uint8Array.of(0, 0, 5))]).toEqual([2, 1, 5]);
    expect([...integer(Uint8Array.of(0x80))]).toEqual([2, 2, 0, 0x80]);
    expect([...integer(Uint8Array.of(0))]).toEqual([2, 1, 0]);
  });

  it('puts the members of a set into one order', () => {
    fc.assert(
      fc.property(fc.array(bytes(5)), (contents) => {
        const members = contents.map((one) => der(TAG.octets, one));
        expect(setOf(...members)).toEqual(setOf(...members.toReversed()));
      }),
    );
  });

  it('refuses what is cut off, follows on or has no definite length', () => {
    const whole = sequence(oid('1.2.3'));
    expect(() => readDer(whole.subarray(0, -1))).toThrow(DerError);
    expect(() => readDer(Uint8Array.of(...whole, 0))).toThrow('bytes follow');
    expect(readFirst(Uint8Array.of(...whole, 0)).whole).toEqual(whole);
    expect(() => readDer(Uint8Array.of(0x30, 0x80, 0, 0))).toThrow('not definite');
    fc.assert(
      fc.property(bytes(40), (noise) => {
        try {
          readFirst(noise);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
    );
  });
});
