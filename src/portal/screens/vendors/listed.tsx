import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';

type Identified = { id: string };
type ListProps<Row extends Identified> = {
  title: string;
  empty: string;
  query: { data: Row[] | undefined; error: Error | null };
  columns: Column<Row>[];
};

/** A list of what belongs to a vendor, for reading; each row leads to its own page. */
export function Listed<Row extends Identified>({ title, empty, query, columns }: ListProps<Row>) {
  return (
    <Card title={title}>
      <ProblemNote problem={query.error} />
      {query.data ? (
        <DataTable
          caption={title}
          columns={columns}
          rows={query.data}
          rowKey={(row) => row.id}
          empty={<EmptyState title={empty} />}
        />
      ) : (
        !query.error && <Loading />
      )}
    </Card>
  );
}

/** The heading of a row: its title as a link, its reference below. */
export const named = (to: string, ref: string, title: string) => (
  <>
    <AppLink to={to}>{title}</AppLink>
    <span className="sub">{ref}</span>
  </>
);
