import type { Deed, Deeds, Subject } from '../audit-trail/deeds';
import type { Audience, Topic } from './notice.rules';

/** What a deed is told as, and to whom. The name of the vendor is added for the registrant's people. */
export interface DeedNotice {
  topic: Topic;
  audience: Audience;
  /** Somebody who is told beside the audience, whatever their role. */
  personId?: string;
  title: string;
  detail: string;
  link: string;
}

export type Teller<D extends Deed> = (particulars: Deeds[D], subject: Subject) => DeedNotice | null;

/** Some deeds, each with how it is told. */
export type Tellers = { [D in Deed]?: Teller<D> };

export const VENDOR: Audience = ['vendor_contributor', 'vendor_attestor'];
export const OFFICER: Audience = ['compliance_officer'];
export const SECOND_LINE: Audience = ['second_line_approver'];

export const told = (topic: Topic, audience: Audience, words: Omit<DeedNotice, 'topic' | 'audience'>): DeedNotice => ({
  ...{ topic, audience, ...words },
});
export const named = ({ ref }: Subject, what: string): string => (ref === undefined ? what : `${what} ${ref}`);
