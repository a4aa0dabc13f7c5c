import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { OrderedQuery } from '../foundation/page-query.dto';
import { RECORD_KINDS, type RecordKind } from './record.rules';

export const STANDINGS = ['kept', 'on_hold', 'due', 'proposed', 'disposed'] as const;
export type Standing = (typeof STANDINGS)[number];

export class RetentionQuery extends OrderedQuery {
  @IsOptional() @IsIn(RECORD_KINDS) kind?: RecordKind;
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsIn(STANDINGS) standing?: Standing;
  /** Part of the reference or of the title. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}

export const HOLD_ORDERS = ['hold', 'scope', 'placed', 'by', 'state'] as const;
export type HoldOrder = (typeof HOLD_ORDERS)[number];

export class LegalHoldsQuery extends OrderedQuery {
  @IsOptional() @IsIn(['active', 'released']) state?: 'active' | 'released';
  /** Part of the reference, the title, the reason or the vendor's name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(HOLD_ORDERS) order?: HoldOrder;
}

export const DISPOSAL_STATES = ['proposed', 'executed', 'refused'] as const;
export type DisposalState = (typeof DISPOSAL_STATES)[number];

export const DISPOSAL_ORDERS = ['disposal', 'record', 'vendor', 'state', 'proposed', 'executed'] as const;
export type DisposalOrder = (typeof DISPOSAL_ORDERS)[number];

export class DisposalsQuery extends OrderedQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsIn(DISPOSAL_STATES) state?: DisposalState;
  /** Part of the reference, of the record's reference or title, or of the vendor's name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(DISPOSAL_ORDERS) order?: DisposalOrder;
}
