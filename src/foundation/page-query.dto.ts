import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which part of a list: at most `limit` rows (200 unless told), after the first `offset`. `total` counts all of them. */
export class PageQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(10_000_000) offset?: number;
}

/** A list whose reader may choose its order: which column says its own query. */
export class OrderedQuery extends PageQuery {
  @IsOptional() @IsIn(['yes']) descending?: 'yes';
}

/** Limit and offset as they go into a query. */
export type Page = [limit: number | null, offset: number];

export const pageOf = ({ limit = 200, offset = 0 }: PageQuery): Page => [limit, offset];

/** The list whole, for a file. */
export const EVERY_ROW: Page = [null, 0];

/** `ORDER BY` of the column that was asked for; `own` is the list's own order, and decides between equals. */
export function orderBy<Order extends string>(
  { order, descending }: { order?: Order; descending?: 'yes' },
  columns: Record<Order, string>,
  own: string,
): string {
  if (order === undefined) return `ORDER BY ${own}`;
  return `ORDER BY ${columns[order]} ${descending === 'yes' ? 'DESC' : 'ASC'} NULLS LAST, ${own}`;
}
