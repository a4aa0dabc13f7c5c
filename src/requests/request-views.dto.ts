import { DisposedUnder, RequestFileView } from './files/request-files.dto';
import type { DeliveryKind } from './delivery.entity';
import type { AgeBand, RequestState, Side } from './request.rules';

export class RequestListSummary {
  id: string;
  ref: string;
  title: string;
  auditFirm: string;
  periodId: string;
  periodCode: string;
  openedBy: string;
  openedAt: string;
  /** Requests that the person who asks may see. */
  requests: number;
  open: number;
  overdue: number;
  closed: number;
}

export class RequestLists {
  total: number;
  items: RequestListSummary[];
}

export class RequestRow {
  id: string;
  ref: string;
  number: number;
  auditorRef: string;
  control: string;
  wanted: string;
  format: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  vendorId: string | null;
  vendorName: string | null;
  populationId: string | null;
  populationRef: string | null;
  sampleId: string | null;
  sampleRef: string | null;
  sampleSize: number | null;
  state: RequestState;
  stateWords: string;
  /** Days past its due date while the registrant has it; null when it is not overdue. */
  overdueDays: number | null;
  /** Days since it was asked, while it is open. */
  openDays: number | null;
  askedBy: string;
  requestedAt: string | null;
  ownerId: string | null;
  owner: string | null;
  deliveries: number;
  deliveredAt: string | null;
  deliveredItems: number;
  /** Of the latest delivery, lower-case hex SHA-256, in its order. */
  deliveredDigests: string[];
  closedBy: string | null;
  closedAt: string | null;
  version: number;
}

export class RequestAgeing {
  owner: string;
  band: AgeBand;
  count: number;
  overdue: number;
}

export class RequestListDetail extends RequestListSummary {
  periodFrom: string;
  periodTo: string;
  items: RequestRow[];
  /** Requests that wait for the registrant, by owner and by days since they were asked. */
  ageing: RequestAgeing[];
}

export class RequestMoveView {
  from: RequestState;
  to: RequestState;
  words: string;
  reason: string;
  by: string;
  at: string;
}

export class RequestNoteView {
  id: string;
  words: string;
  by: string;
  at: string;
}

export class DeliveredItemView {
  number: number;
  kind: DeliveryKind;
  targetId: string;
  /** The evidence item that a version belongs to, for its page. */
  itemId: string | null;
  label: string;
  /** Lower-case hex SHA-256 that it had when it was handed over. */
  sha256: string;
  bytes: number;
  /** The disposal that took its bytes since, and when; null while they are kept. */
  disposal: DisposedUnder | null;
}

export class DeliveryView {
  number: number;
  answer: string;
  preparedById: string;
  preparedBy: string;
  preparedAt: string;
  decision: 'passed' | 'sent_back' | null;
  checkReason: string | null;
  checkedBy: string | null;
  checkedAt: string | null;
  items: DeliveredItemView[];
}

export class RequestNextMove {
  to: RequestState;
  by: Side;
}

export class RequestDetail extends RequestRow {
  listId: string;
  listRef: string;
  listTitle: string;
  moves: RequestMoveView[];
  notes: RequestNoteView[];
  history: DeliveryView[];
  /** Files that the registrant's people brought for it; auditors see those that were delivered. */
  files: RequestFileView[];
  /** What the person who asks can do next. */
  next: RequestNextMove[];
}

export class RequestOwner {
  id: string;
  name: string;
  roleLabel: string;
}

export class RequestOwners {
  items: RequestOwner[];
}
