import { createFileRoute } from '@tanstack/react-router';
import { evidenceItemQuery } from '../api/evidence';
import { catalogueQuery } from '../api/obligations';
import { EvidenceItemScreen } from '../screens/evidence/evidence-item';

function EvidenceItemPage() {
  const { itemId } = Route.useParams();
  return <EvidenceItemScreen key={itemId} id={itemId} />;
}

export const Route = createFileRoute('/_app/evidence/$itemId')({
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([queryClient.query(evidenceItemQuery(params.itemId)), queryClient.query(catalogueQuery)]),
  component: EvidenceItemPage,
});
