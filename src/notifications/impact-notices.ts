import type { Audience } from './notice.rules';
import { named, OFFICER, told, VENDOR, type Tellers } from './deed-notice';

const REGISTRANT: Audience = [...OFFICER, 'relationship_owner'];
const inHours = (minutes: number | null): string =>
  minutes === null ? 'never unacceptable' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;

/** Impact assessments: who has to accept, and whose objectives no longer fit. */
export const ofImpact: Tellers = {
  'impact.proposed': ({ side, serviceRef, mtpdMinutes, serviceId }, subject) =>
    told('programme', side === 'vendor' ? REGISTRANT : VENDOR, {
      title: `${named(subject, 'Impact assessment')} of ${serviceRef} waits to be accepted`,
      detail: `Longest tolerable outage: ${inHours(mtpdMinutes)}.`,
      link: `/services/${serviceId}`,
    }),
  'impact.accepted': ({ inForce, breaksObjectives, serviceRef, serviceId }, subject) =>
    inForce && breaksObjectives.length > 0
      ? told('programme', [...REGISTRANT, ...VENDOR], {
          title: `${named(subject, 'Impact assessment')} breaks the objectives in force of ${serviceRef}`,
          detail: breaksObjectives.join(' '),
          link: `/services/${serviceId}`,
        })
      : null,
  'impact.returned': ({ side, reason, serviceRef, serviceId }, subject) =>
    told('programme', side === 'vendor' ? REGISTRANT : VENDOR, {
      title: `${named(subject, 'Impact assessment')} of ${serviceRef} came back`,
      detail: reason,
      link: `/services/${serviceId}`,
    }),
};
