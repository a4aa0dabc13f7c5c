import type { Delivery, Topic } from './notice.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'email.sent': { personId: string; subject: string; messageId: string; attempts: number };
    'email.given-up': { personId: string; subject: string; messageId: string; attempts: number; error: string };
    'email.retried': { personId: string; subject: string; messageId: string };
    'notice-preference.set': { topic: Topic; before: Delivery; after: Delivery };
    'calendar-feed.made': { feedId: string };
    'calendar-feed.revoked': { feedId: string };
  }
}

export {};
