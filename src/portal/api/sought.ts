import { A_PAGE, type Sought } from '../parts/use-sought';

/* what is sought, in the order that one of these names */
function wordsOf<Order extends string>({ seek, sort }: Sought, orders: readonly Order[]) {
  const order = orders.find((one) => one === sort?.column);
  return {
    ...(seek !== '' && { q: seek }),
    ...(order !== undefined && { order }),
    ...(order !== undefined && sort?.descending && { descending: 'yes' as const }),
  };
}

/** One page of a list as its query; `orders` are the columns that the server orders by. */
export function partOf<Order extends string>(sought: Sought, orders: readonly Order[] = []) {
  return { limit: A_PAGE, offset: (sought.page - 1) * A_PAGE, ...wordsOf(sought, orders) };
}

/** The address of the file with every row that is sought, in the same order. */
export function reportOf(
  path: string,
  sought: Sought,
  { orders, more = {} }: { orders: readonly string[]; more?: Record<string, string | undefined> },
): string {
  const said: [string, string | undefined][] = Object.entries({ ...wordsOf(sought, orders), ...more });
  const given = said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const asked = new URLSearchParams(given).toString();
  return asked === '' ? path : `${path}?${asked}`;
}
