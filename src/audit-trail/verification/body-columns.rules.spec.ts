import fc from 'fast-check';
import { eventBody } from '../event-body';
import { columnsIn } from './body-columns.rules';

const text = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '}', '{', ',', ':', 'é', ' ', '\n', '"},"at":"', ',"vendorId":null}'),
});
const facts = fc.record({
  id: fc.uuid(),
  at: fc.constant('2026-03-02T09:00:00.000Z'),
  actor: fc.record({
    personId: fc.uuid(),
    name: text,
    membershipId: fc.uuid(),
    registrantId: fc.uuid(),
    requestId: text,
  }),
  deed: fc.constantFrom('evidence.changed', 'vendor.registered'),
  subject: fc.record({
    kind: fc.constantFrom('vendor', 'it_system'),
    id: fc.uuid(),
    vendorId: fc.option(fc.uuid()),
    ref: text,
  }),
  // Also an event within an event.
  particulars: fc.oneof(
    fc.dictionary(text, fc.oneof(text, fc.integer())),
    fc.record({ at: text, deed: text, id: text, registrantId: text, vendorId: text, subject: fc.record({ id: text }) }),
    fc.constant({
      nested: [
        {
          actor: { personId: 'x' },
          at: 'y',
          deed: 'z',
          id: 'i',
          registrantId: 'r',
          subject: { id: 's', kind: 'k', ref: null },
          vendorId: null,
        },
      ],
    }),
  ),
});

it('what one searches by is read from where it stands in the text, whatever the text holds', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { actor, subject } = given;
      const acting = {
        ...actor,
        vendorId: null,
        role: 'compliance_officer' as const,
        databaseRole: 'holdfast_staff' as const,
      };
      const body = eventBody({ ...given, actor: acting, subject: { ...subject, vendorId: subject.vendorId ?? null } });
      const truth = JSON.parse(body);
      expect(columnsIn(body)).toBe(
        [
          ...[truth.id, truth.at, truth.registrantId, truth.vendorId ?? '', truth.actor.personId],
          ...[truth.deed, truth.subject.kind, truth.subject.id],
        ].join(' '),
      );
    }),
  );
});

it('a text of another form is parsed', () => {
  const body =
    '{ "id": "i", "at": "t", "registrantId": "r", "vendorId": null, "actor": {"personId": "p"}, "deed": "d", "subject": {"kind": "k", "id": "s"} }';
  expect(columnsIn(body)).toBe('i t r  p d k s');
  expect(columnsIn('no event at all')).toBe('');
  expect(columnsIn('{"id":"i"}')).toBe('');
});
