import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import type { Flag, Tier } from '../catalogue/words.rules';
import { ObjectiveSetView } from './objectives.dto';
import { ScopeDecisionView } from './scope.dto';
import { MayBeLeftOut } from '../foundation/validation';

const SERVICE_STATES = ['active', 'ended'] as const;

export class AddService {
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  /** A service category of the catalogue, for example `order_to_cash`. */
  @Matches(/^[a-z][a-z0-9_]{0,79}$/) category: string;
  @MayBeLeftOut() @IsString() @MaxLength(4000) description?: string;
}

export class ChangeService {
  @MayBeLeftOut() @IsString() @MinLength(1) @MaxLength(200) name?: string;
  @MayBeLeftOut() @Matches(/^[a-z][a-z0-9_]{0,79}$/) category?: string;
  @MayBeLeftOut() @IsString() @MaxLength(4000) description?: string;
  @MayBeLeftOut() @IsIn(SERVICE_STATES) state?: 'active' | 'ended';
  @IsInt() version: number;
}

export class ServiceQuery {
  @IsOptional() @IsUUID() vendorId?: string;
}

export class ServiceSummary {
  id: string;
  vendorId: string;
  vendorName: string;
  ref: string;
  name: string;
  category: string;
  description: string;
  state: 'active' | 'ended';
  /** Null until a scope decision is in force. */
  tier: Tier | null;
  flags: Flag[];
  icfrRelevant: boolean;
  icfrReason: string;
  /** True while a decision waits for the second line. */
  scopeDecisionWaiting: boolean;
  /** Objectives in force, accepted by both sides. */
  objectives: ObjectiveSetView | null;
  /** Objectives that a side has still to accept. */
  proposedObjectives: ObjectiveSetView | null;
  version: number;
}

export class ServiceList {
  total: number;
  items: ServiceSummary[];
}

export class PlaceRef {
  id: string;
  name: string;
  kind: string;
}

export class ServiceView extends ServiceSummary {
  sites: PlaceRef[];
  systems: PlaceRef[];
  /** Newest first. The registrant's own: empty for vendors, who see the result on the service. */
  scopeDecisions: ScopeDecisionView[];
  /** Newest first. */
  objectiveSets: ObjectiveSetView[];
}
