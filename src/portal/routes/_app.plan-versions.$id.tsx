import { createFileRoute } from '@tanstack/react-router';
import { planVersionQuery } from '../api/plans';
import { PlanVersionScreen } from '../screens/plans/plan-version';

function PlanVersionPage() {
  const { id } = Route.useParams();
  return <PlanVersionScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/plan-versions/$id')({
  loader: ({ context, params }) => context.queryClient.query(planVersionQuery(params.id)),
  component: PlanVersionPage,
});
