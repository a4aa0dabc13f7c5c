import type { Audience } from './notice.rules';
import { named, OFFICER, told, VENDOR, type Tellers } from './deed-notice';

const BUYERS: Audience = ['relationship_owner', ...OFFICER];

/** What services rest on: whoever has to confirm, correct or look at it. */
export const ofDependencies: Tellers = {
  'dependency-request.sent': (_, subject) =>
    told('programme', VENDOR, {
      title: `${named(subject, 'Request')}: another vendor counts on you, confirm it or object`,
      detail: 'Read what it counts on and within which time.',
      link: '/dependencies?tab=asked',
    }),
  'dependency-request.answered': ({ outcome, note }, subject) =>
    told('programme', BUYERS, {
      title: `${named(subject, 'Request')} was answered: ${outcome === 'confirmed' ? 'confirmed' : 'they object'}`,
      detail: note,
      link: outcome === 'confirmed' ? '/dependencies' : '/dependencies?tab=conflicts',
    }),
  'dependency.objected': ({ givenBy, note }, subject) =>
    told('programme', BUYERS, {
      title: `${givenBy} objects to ${named(subject, 'dependency')}`,
      detail: note,
      link: '/dependencies?tab=conflicts',
    }),
  'sub-outsourcer.added': ({ name, what, critical, startsOn }, { vendorId }) =>
    told('programme', BUYERS, {
      title: `${critical ? 'Critical sub-outsourcer' : 'Sub-outsourcer'} ${name}${startsOn === null ? '' : ` from ${startsOn}`}`,
      detail: what,
      link: vendorId === null ? '/dependencies' : `/vendors/${vendorId}`,
    }),
  'sub-outsourcer.ended': ({ endedOn }, subject) =>
    told('programme', BUYERS, {
      title: `${named(subject, 'Sub-outsourcer')} ends on ${endedOn}`,
      detail: '',
      link: subject.vendorId === null ? '/dependencies' : `/vendors/${subject.vendorId}`,
    }),
};
