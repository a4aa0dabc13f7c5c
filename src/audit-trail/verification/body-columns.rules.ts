/**
 * The columns that one searches by, as an event's own text says them: id, time, registrant, vendor, person, deed, kind of
 * subject and subject, parted by spaces; nothing where there is none. Read from where they stand in a canonical body of
 * version 1 (see `event-body.ts`), whose members are in the order of their names; any other text is parsed.
 *
 * No text inside the body looks like the edge of a member, because its quotes are escaped. Before the time there is only the
 * actor, and after the particulars there are only the registrant, the request, the subject and the vendor, none of them deeper.
 */
export function columnsIn(body: string): string {
  const time = after(TIME, body.indexOf(TIME));
  const registrant = after(REGISTRANT, body.lastIndexOf(REGISTRANT));
  const subject = after(SUBJECT, body.indexOf(SUBJECT, registrant));
  if (time < 0 || registrant < 0 || subject < 0) return parsed(body);
  const person = body.lastIndexOf(PERSON, time) + PERSON.length;
  const deed = body.indexOf(DEED, time) + DEED.length;
  const id = body.indexOf(ID, deed) + ID.length;
  const kind = subject + UUID + KIND.length;
  const vendor = body.lastIndexOf(VENDOR) + VENDOR.length;
  const uuidAt = (from: number): string => body.slice(from, from + UUID);
  const whose = body.startsWith('null', vendor) ? '' : uuidAt(vendor + 1);
  const said = body.slice(deed, id - ID.length);
  return `${uuidAt(id)} ${body.slice(time, deed - DEED.length)} ${uuidAt(registrant)} ${whose} ${uuidAt(person)} ${said} ${body.slice(kind, body.indexOf('"', kind))} ${uuidAt(subject)}`;
}

const [TIME, PERSON, DEED, ID] = ['"},"at":"', '","personId":"', '","deed":"', '","id":"'] as const;
const [REGISTRANT, SUBJECT, KIND, VENDOR] = [
  ',"registrantId":"',
  '","subject":{"id":"',
  '","kind":"',
  ',"vendorId":',
] as const;
/** Length of a UUID as text. */
const UUID = 36;

const after = (mark: string, at: number): number => (at < 0 ? -1 : at + mark.length);

interface Body {
  id: string;
  at: string;
  registrantId: string;
  vendorId: string | null;
  actor: { personId: string };
  deed: string;
  subject: { kind: string; id: string };
}

/** Nothing where the text is none of an event. */
function parsed(body: string): string {
  try {
    const { id, at, registrantId, vendorId, actor, deed, subject } = JSON.parse(body) as Body;
    return [id, at, registrantId, vendorId ?? '', actor.personId, deed, subject.kind, subject.id].join(' ');
  } catch {
    return '';
  }
}
