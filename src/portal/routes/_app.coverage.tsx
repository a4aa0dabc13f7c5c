import { createFileRoute } from '@tanstack/react-router';
import { coverageQuery, periodsQuery } from '../api/coverage';
import { CoverageScreen, type CoverageSearch } from '../screens/coverage/coverage';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const tiers = ['T1', 'T2', 'T3'] as const;
const numberOf = (value: unknown) => (Number.isInteger(value) && Number(value) > 1 ? Number(value) : undefined);

function CoveragePage() {
  const navigate = Route.useNavigate();
  const search = Route.useSearch();
  return <CoverageScreen search={search} onSearch={(next) => void navigate({ search: next, resetScroll: false })} />;
}

export const Route = createFileRoute('/_app/coverage')({
  validateSearch: (search: Record<string, unknown>): CoverageSearch => ({
    periodId: textOf(search['periodId']),
    tier: tiers.find((tier) => tier === search['tier']),
    show: textOf(search['show']),
    due: (['overdue', 'due_soon'] as const).find((one) => one === search['due']),
    page: numberOf(search['page']),
    seek: textOf(search['seek']),
    order: search['order'] === 'overdue' ? 'overdue' : undefined,
    closed: textOf(search['closed']),
  }),
  loaderDeps: ({ search: { periodId, tier, page, seek, order, closed } }) => ({
    ...{ periodId, tier, page, seek, order, closed },
  }),
  loader: ({ context, deps }) =>
    Promise.all([context.queryClient.query(coverageQuery(deps)), context.queryClient.query(periodsQuery)]),
  component: CoveragePage,
});
