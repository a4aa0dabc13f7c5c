import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrderedQuery } from '../foundation/page-query.dto';
import { DELIVERY_KINDS, type DeliveryKind } from './delivery.entity';
import { SampleChoice } from './samples/samples.dto';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const LIST_ORDERS = ['title', 'firm', 'period', 'opened', 'requests', 'open', 'overdue', 'closed'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

export class RequestListsQuery extends OrderedQuery {
  /** Part of the reference, of the title, or of the audit firm's name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(LIST_ORDERS) order?: ListOrder;
}

export class OpenRequestList {
  @IsString() @Matches(SOMETHING, { message: 'Give the list a title.' }) @MaxLength(200) title: string;
  @IsString() @Matches(SOMETHING, { message: 'Name the audit firm.' }) @MaxLength(200) auditFirm: string;
  @IsUUID() periodId: string;
}

/** What is asked; members that may be left out are optional in the list too. */
export class AskRequest {
  /** The auditor's own reference. */
  @IsOptional() @IsString() @MaxLength(80) auditorRef?: string;
  /** The control or requirement that it is about. */
  @IsOptional() @IsString() @MaxLength(200) control?: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what is wanted.' }) @MaxLength(4000) wanted: string;
  @IsOptional() @IsString() @MaxLength(200) format?: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) periodFrom: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) periodTo: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) dueOn: string;
  @IsOptional() @IsUUID() vendorId?: string;
  /** A frozen population that it is about. */
  @IsOptional() @IsUUID() populationId?: string;
  /** Items of a population that the support is wanted for. */
  @IsOptional() @ValidateNested() @Type(() => SampleChoice) sample?: SampleChoice;
}

export class DraftRequest extends AskRequest {
  /** True keeps it as a draft that only auditors see. */
  @IsOptional() @IsIn([true, false]) draft?: boolean;
}

export class RewordRequest extends AskRequest {
  @IsInt() @Min(1) version: number;
}

export class RequestReason {
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class CloseRequest {
  /** What the auditor notes on closing it. */
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

export class AcceptRequest {
  /** Who answers it; without it the person who accepts. */
  @IsOptional() @IsUUID() ownerId?: string;
}

export class NameOwner {
  @IsUUID() ownerId: string;
}

export class WriteRequestNote {
  @IsString() @Matches(SOMETHING, { message: 'Write the note.' }) @MaxLength(4000) words: string;
}

export class DeliverItem {
  @IsIn(DELIVERY_KINDS) kind: DeliveryKind;
  /** Id of the evidence version, packet, population, or of a file that was brought for this request. */
  @IsUUID() id: string;
}

export class PrepareDelivery {
  @IsString() @Matches(SOMETHING, { message: 'Say what is delivered.' }) @MaxLength(8000) answer: string;
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => DeliverItem) items: DeliverItem[];
}

export class CheckDelivery {
  /** Number of the delivery that was looked at; a later one must not have taken its place. */
  @IsInt() @Min(1) number: number;
  @IsIn(['passed', 'sent_back']) decision: 'passed' | 'sent_back';
  @IsString() @Matches(SOMETHING, { message: 'Say what you checked.' }) @MaxLength(4000) reason: string;
}
