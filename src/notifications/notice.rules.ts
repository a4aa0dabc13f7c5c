import type { Role } from '../foundation/actor';

/** What people choose about, one by one. */
export const TOPICS = [
  'due',
  'reviews',
  'queries',
  'findings',
  'attestations',
  'packets',
  'programme',
  'disruptions',
  'requests',
  'retention',
] as const;
export type Topic = (typeof TOPICS)[number];

/** `at_once`: a message of its own. `digest`: in the next morning's message. `portal_only`: no mail. */
export const DELIVERIES = ['at_once', 'digest', 'portal_only'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const DEFAULT_DELIVERY: Record<Topic, Delivery> = {
  due: 'digest',
  reviews: 'at_once',
  queries: 'at_once',
  findings: 'at_once',
  attestations: 'at_once',
  packets: 'at_once',
  programme: 'digest',
  disruptions: 'at_once',
  requests: 'at_once',
  retention: 'digest',
};

/** Reminders of due dates never come one by one: a morning has one message, whatever is due. */
export function deliveriesFor(topic: Topic): readonly Delivery[] {
  return topic === 'due' ? ['digest', 'portal_only'] : DELIVERIES;
}

/** Somebody who can be told: an active membership of an account that can sign in. */
export interface Reader {
  personId: string;
  vendorId: string | null;
  role: Role;
}

/** The vendor's people are those of the vendor that the notice is about; the registrant's hear of every vendor. */
export type Audience = readonly Role[];

/** A person with several roles is told once; `also` is one of the registrant's own people, in whatever role. */
export function readersOf(
  readers: readonly Reader[],
  audience: Audience,
  about: { vendorId: string | null; except?: string | null; also?: string | null | undefined },
): Reader[] {
  const meant = ({ role, vendorId, personId }: Reader) =>
    (audience.includes(role) && (vendorId === null || vendorId === about.vendorId)) ||
    (vendorId === null && personId === about.also);
  const wanted = readers.filter((reader) => meant(reader) && reader.personId !== about.except);
  return [...new Map(wanted.map((reader) => [reader.personId, reader])).values()];
}

/** Days before the due date on which somebody is reminded, and days after it on which more people are told. */
export const STAGES = [30, 7, 1, -1, -7, -14, -30] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The latest stage that has been reached, or null when the date is further away than the first. A night that was missed
 * loses no reminder: the next one finds the stage still unsaid.
 */
export function stageOf(daysLeft: number): Stage | null {
  return [...STAGES].reverse().find((stage) => daysLeft <= stage) ?? null;
}

const VENDOR: Audience = ['vendor_contributor'];
const VENDOR_BOTH: Audience = ['vendor_contributor', 'vendor_attestor'];

/** Who is reminded at which stage of what a vendor has to do. Escalation adds people, it never drops any. */
export const VENDOR_LADDER: Record<Stage, Audience> = {
  30: VENDOR,
  7: VENDOR,
  1: VENDOR_BOTH,
  [-1]: [...VENDOR_BOTH, 'relationship_owner'],
  [-7]: [...VENDOR_BOTH, 'relationship_owner', 'compliance_officer'],
  [-14]: [...VENDOR_BOTH, 'relationship_owner', 'compliance_officer', 'second_line_approver'],
  [-30]: [...VENDOR_BOTH, 'relationship_owner', 'compliance_officer', 'second_line_approver'],
};

/** The same for what the registrant itself has to do. */
export const PROGRAMME_LADDER: Record<Stage, Audience> = {
  30: ['compliance_officer'],
  7: ['compliance_officer'],
  1: ['compliance_officer'],
  [-1]: ['compliance_officer', 'second_line_approver'],
  [-7]: ['compliance_officer', 'second_line_approver'],
  [-14]: ['compliance_officer', 'second_line_approver', 'executive'],
  [-30]: ['compliance_officer', 'second_line_approver', 'executive'],
};

/** Who is reminded at which stage of what the external auditor asked for, beside whoever owns the request. */
export const REQUEST_LADDER: Record<Stage, Audience> = {
  30: [],
  7: ['sox_office'],
  1: ['sox_office'],
  [-1]: ['sox_office', 'compliance_officer'],
  [-7]: ['sox_office', 'compliance_officer', 'second_line_approver'],
  [-14]: ['sox_office', 'compliance_officer', 'second_line_approver'],
  [-30]: ['sox_office', 'compliance_officer', 'second_line_approver', 'executive'],
};

/** Days before its last day on which the end of an approved exception is told, and to whom: a renewal takes time. */
export const EXCEPTION_STAGES = [60, 30, 7] as const;
type ExceptionStage = (typeof EXCEPTION_STAGES)[number];

export const EXCEPTION_LADDER: Record<ExceptionStage, Audience> = {
  60: ['vendor_contributor', 'relationship_owner', 'compliance_officer'],
  30: ['vendor_contributor', 'relationship_owner', 'compliance_officer', 'second_line_approver'],
  7: ['vendor_contributor', 'relationship_owner', 'compliance_officer', 'second_line_approver', 'executive'],
};

/** Nothing is told of earlier than so many days before. */
export const FURTHEST_DAYS = EXCEPTION_STAGES[0];

export interface DueItem {
  /** What kind of thing is due; with `id` and `dueOn` it names the reminder. */
  kind: string;
  id: string;
  vendorId: string | null;
  vendorName: string | null;
  title: string;
  /** The rule behind the date, as it is shown everywhere else. */
  rule: string;
  dueOn: string;
  link: string;
  /** Whoever of the registrant answers for it, where one person does. */
  ownerId?: string | null;
}

/** Moving the due date starts the reminders anew. */
export const dueKey = (item: DueItem, stage: Stage | ExceptionStage): string =>
  `due ${item.kind} ${item.id} ${item.dueOn} ${stage}`;

export function audienceOf(item: DueItem, stage: Stage): Audience {
  if (item.kind === 'audit_request') return REQUEST_LADDER[stage];
  return (item.vendorId === null ? PROGRAMME_LADDER : VENDOR_LADDER)[stage];
}

/** What is told of an item with so many days left, and to whom; null while it is too early. */
export function reminderOf(
  item: DueItem,
  daysLeft: number,
): { stage: Stage | ExceptionStage; audience: Audience } | null {
  if (item.kind === 'exception') {
    const near = [...EXCEPTION_STAGES].reverse().find((one) => daysLeft <= one);
    return near === undefined ? null : { stage: near, audience: EXCEPTION_LADDER[near] };
  }
  const stage = stageOf(daysLeft);
  return stage === null ? null : { stage, audience: audienceOf(item, stage) };
}

/** "due in 7 days", "due today", "3 days overdue". */
export function dueWords(daysLeft: number): string {
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
  if (daysLeft === 0) return 'due today';
  return daysLeft > 0 ? `due in ${days(daysLeft)}` : `${days(-daysLeft)} overdue`;
}
