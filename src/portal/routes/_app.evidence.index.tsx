import { createFileRoute } from '@tanstack/react-router';
import { evidenceQuery, type EvidenceFilter } from '../api/evidence';
import { catalogueQuery } from '../api/obligations';
import { EvidenceRegister } from '../screens/evidence/evidence-register';

function EvidencePage() {
  return <EvidenceRegister filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/evidence/')({
  validateSearch: ({ vendorId }: Record<string, unknown>): EvidenceFilter =>
    typeof vendorId === 'string' ? { vendorId } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    Promise.all([queryClient.query(evidenceQuery(deps)), queryClient.query(catalogueQuery)]),
  component: EvidencePage,
});
