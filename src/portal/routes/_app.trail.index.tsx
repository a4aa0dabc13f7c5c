import { createFileRoute } from '@tanstack/react-router';
import { trailQuery } from '../api/trail';
import { TrailScreen, type TrailSearch } from '../screens/trail/trail';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function TrailPage() {
  const navigate = Route.useNavigate();
  return <TrailScreen search={Route.useSearch()} onSearch={(search) => void navigate({ search })} />;
}

export const Route = createFileRoute('/_app/trail/')({
  validateSearch: (search: Record<string, unknown>): TrailSearch => ({
    deed: textOf(search['deed']),
    vendorId: textOf(search['vendorId']),
    actorId: textOf(search['actorId']),
    subjectId: textOf(search['subjectId']),
    from: textOf(search['from']),
    to: textOf(search['to']),
    page: typeof search['page'] === 'number' && search['page'] > 0 ? search['page'] : undefined,
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps: { page = 0, ...filter } }) => context.queryClient.query(trailQuery(filter, page)),
  component: TrailPage,
});
