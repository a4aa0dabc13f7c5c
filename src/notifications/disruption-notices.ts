import type { Deed, Deeds, Subject } from '../audit-trail/deeds';
import { named, OFFICER, SECOND_LINE, told, VENDOR, type DeedNotice, type Tellers } from './deed-notice';
import type { Audience } from './notice.rules';

const IN_CHARGE: Audience = [...OFFICER, 'relationship_owner'];
const BOTH: Audience = [...VENDOR, ...OFFICER];

const about = (subject: Subject, audience: Audience, { title, detail }: Pick<DeedNotice, 'title' | 'detail'>) =>
  told('disruptions', audience, {
    title: `${named(subject, 'Disruption')} ${title}`,
    detail,
    link: `/disruptions/${subject.id}`,
  });

type Of<D extends Deed> = Deeds[D];

/** Real events: the registrant hears at once, and everybody hears when it is their turn. */
export const ofDisruptions: Tellers = {
  'disruption.reported': ({ facts, clock, side }: Of<'disruption.reported'>, subject) =>
    about(subject, side === 'vendor' ? [...IN_CHARGE, ...SECOND_LINE, 'executive'] : [...VENDOR, ...IN_CHARGE], {
      title: `was reported: ${facts.title}`,
      detail: `Began at ${clock.occurredAt.slice(0, 16).replace('T', ' ')} UTC. ${facts.services.length} of its services hit.`,
    }),
  'disruption.confirmed': ({ note }, subject) => about(subject, VENDOR, { title: 'was confirmed', detail: note }),
  'disruption.withdrawn': ({ reason }, subject) => about(subject, BOTH, { title: 'was withdrawn', detail: reason }),
  'disruption.plan-activated': ({ activatedByName, trigger }, subject) =>
    about(subject, IN_CHARGE, { title: `has a plan that ${activatedByName} started`, detail: trigger }),
  'disruption.notice-recorded': ({ standing, toldTo, channel }, subject) =>
    standing === 'stated'
      ? about(subject, OFFICER, {
          title: 'has a notice to confirm or dispute',
          detail: `The vendor says that it told ${toldTo} (${channel.replaceAll('_', ' ')}).`,
        })
      : null,
  'disruption.notice-judged': ({ standing, note }, subject) =>
    standing === 'disputed' ? about(subject, VENDOR, { title: 'has a disputed notice', detail: note }) : null,
  'disruption.recovered': ({ noActivationReason }, subject) =>
    about(subject, IN_CHARGE, { title: 'is recovered', detail: noActivationReason ?? '' }),
  'disruption.control-recorded': ({ control }, subject) =>
    about(subject, OFFICER, { title: 'has a key control to look at', detail: control }),
  'disruption.report-issued': ({ number }, subject) =>
    about(subject, IN_CHARGE, {
      title: number === 1 ? 'has its after-action report' : 'has an amended after-action report',
      detail: '',
    }),
  'disruption.closed': ({ note }, subject) => about(subject, VENDOR, { title: 'is closed', detail: note }),
  'reliability.stated': ({ stance, area }, subject) =>
    stance === 'certified'
      ? null
      : told('attestations', OFFICER, {
          title: `${named(subject, 'An alternative measure of')} waits for your decision`,
          detail: area.replaceAll('_', ' '),
          link: `/requirements/${subject.id}`,
        }),
  'reliability.decided': ({ decision, reason }, subject) =>
    told('attestations', VENDOR, {
      title: `${named(subject, 'Your alternative measure of')} ${decision === 'accepted' ? 'was accepted' : 'has a finding'}`,
      detail: reason,
      link: `/requirements/${subject.id}`,
    }),
};
