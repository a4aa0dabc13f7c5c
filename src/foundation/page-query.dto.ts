import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which part of a list: at most `limit` rows (200 unless told), after the first `offset`. `total` counts all of them. */
export class PageQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(10_000_000) offset?: number;
}

/** Limit and offset as they go into a query. */
export const pageOf = ({ limit = 200, offset = 0 }: PageQuery): [number, number] => [limit, offset];
