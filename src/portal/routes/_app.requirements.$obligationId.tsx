import { createFileRoute } from '@tanstack/react-router';
import { catalogueQuery, obligationQuery } from '../api/obligations';
import { RequirementScreen } from '../screens/requirements/requirement';

function RequirementPage() {
  const { obligationId } = Route.useParams();
  return <RequirementScreen key={obligationId} id={obligationId} />;
}

export const Route = createFileRoute('/_app/requirements/$obligationId')({
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([queryClient.query(obligationQuery(params.obligationId)), queryClient.query(catalogueQuery)]),
  component: RequirementPage,
});
