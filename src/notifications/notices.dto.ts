import { ArrayMaxSize, IsArray, IsBooleanString, IsIn, IsOptional, IsUUID } from 'class-validator';
import { EMAIL_STATES, type EmailState } from './email.entity';
import { DELIVERIES, TOPICS, type Delivery, type Topic } from './notice.rules';

export class NoticeQuery {
  @IsOptional() @IsBooleanString() unread?: string;
}

export class ReadNotices {
  /** Which of the asker's notices were read; all of them when left out. */
  @IsOptional() @IsArray() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) ids?: string[];
}

export class NoticeView {
  id: string;
  kind: string;
  topic: Topic;
  title: string;
  detail: string;
  link: string;
  /** YYYY-MM-DD; null for news. */
  dueOn: string | null;
  vendorId: string | null;
  vendorName: string | null;
  createdAt: string;
  readAt: string | null;
  /** True once a message that carries it was written. */
  mailed: boolean;
}

export class NoticeList {
  items: NoticeView[];
  total: number;
  unread: number;
}

export class SetPreference {
  @IsIn(TOPICS) topic: Topic;
  @IsIn(DELIVERIES) delivery: Delivery;
}

export class PreferenceView {
  topic: Topic;
  delivery: Delivery;
  isDefault: boolean;
  /** The ways that this topic can come. */
  choices: Delivery[];
}

export class PreferenceList {
  items: PreferenceView[];
  total: number;
  /** False while the portal has no mail server: then people are told here only. */
  mailConfigured: boolean;
  address: string;
}

export class CalendarFeedView {
  id: string;
  madeAt: string;
  revokedAt: string | null;
}

export class CalendarFeedList {
  items: CalendarFeedView[];
  total: number;
}

export class MadeCalendarFeed {
  id: string;
  /** Shown once. Whoever has it reads this person's due dates. */
  url: string;
}

export class EmailQuery {
  @IsOptional() @IsIn(EMAIL_STATES) state?: EmailState;
}

export class EmailView {
  id: string;
  personName: string;
  address: string;
  /** What it is about; what it says is its reader's. */
  topics: Topic[];
  notices: number;
  state: EmailState;
  attempts: number;
  lastError: string | null;
  queuedAt: string;
  nextAttemptAt: string | null;
  endedAt: string | null;
}

export class EmailList {
  items: EmailView[];
  total: number;
  /** Host and port of the mail server, or null where none is configured. */
  server: string | null;
  counts: EmailCounts;
}

export class EmailCounts {
  waiting: number;
  sent: number;
  givenUp: number;
  notConfigured: number;
}
