import { createFileRoute } from '@tanstack/react-router';
import { vendorQuery } from '../api/vendors';
import { VendorScreen, type VendorSearch } from '../screens/vendors/vendor';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function VendorPage() {
  const { vendorId } = Route.useParams();
  const navigate = Route.useNavigate();
  const show = (tab: string) => void navigate({ search: { tab }, replace: true, resetScroll: false });
  return <VendorScreen key={vendorId} id={vendorId} search={Route.useSearch()} onTab={show} />;
}

export const Route = createFileRoute('/_app/vendors/$vendorId')({
  validateSearch: (search: Record<string, unknown>): VendorSearch => ({
    tab: textOf(search['tab']),
    periodId: textOf(search['periodId']),
    requirement: textOf(search['requirement']),
    obligation: textOf(search['obligation']),
  }),
  loader: ({ context, params }) => context.queryClient.query(vendorQuery(params.vendorId)),
  component: VendorPage,
});
