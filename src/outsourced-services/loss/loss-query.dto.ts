import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Max } from 'class-validator';
import { MaxLength, Min, MinLength } from 'class-validator';
import type { Tier } from '../../catalogue/words.rules';
import { MayBeLeftOut } from '../../foundation/validation';
import { LOSS_KINDS, type LossKind } from './loss-facts.rules';
import { LOSS_STATES, type LossState } from './loss.rules';

/** `site:<id>`, `resource:<id>`, `hazard_zone:<name>`, `region:<name>`; in lists of them at most 50. */
const LOSS = new RegExp(`^(${LOSS_KINDS.join('|')}):.{1,200}$`);
const SPELLED = { message: 'Say what is lost as kind:id, for example site:… or hazard_zone:…', each: true } as const;

export class OutcomeQuery {
  /** What is lost: `site:<id>`, `resource:<id>`, `hazard_zone:<name>` and so on; may be given several times. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Matches(LOSS, SPELLED)
  lost: string[];
  @IsOptional() @IsIn(LOSS_STATES) state?: LossState;
  @IsOptional() @IsIn(['T1', 'T2', 'T3']) tier?: Tier;
  /** Only services that are relevant to financial reporting, or only others. */
  @IsOptional() @IsIn(['yes', 'no']) icfr?: 'yes' | 'no';
  /** Only services that come back later than this objective, or of which nobody says when. */
  @IsOptional() @IsIn(['rto', 'mtpd']) missed?: 'rto' | 'mtpd';
  /** Part of a service's or vendor's name or reference. */
  @IsOptional() @IsString() @MaxLength(200) search?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

export class ThingQuery {
  /** Part of its name, of its vendor's, or of its place. */
  @IsOptional() @IsString() @MaxLength(200) search?: string;
  @IsOptional() @IsIn(LOSS_KINDS) kind?: LossKind;
}

export class KeepLossSimulation {
  @IsString() @MinLength(1) @MaxLength(200) title: string;
  @MayBeLeftOut() @IsString() @MaxLength(4000) note?: string;
  /** What is lost, as `GET /api/loss-simulations/outcome` takes it. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @IsString({ each: true }) @Matches(LOSS, SPELLED) losses: string[];
}

export class NamedLoss {
  kind: LossKind;
  /** Id of the row; the name itself for a hazard zone or region. */
  id: string;
  name: string;
  /** Whose it is, or where; empty when there is nothing to say. */
  detail: string;
  /** `site:<id>` and so on: what to ask the simulation with. */
  key: string;
}

export class LosableThings {
  /** How many there are beside those that are listed. */
  total: number;
  items: NamedLoss[];
}
