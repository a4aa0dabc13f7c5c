import { createFileRoute } from '@tanstack/react-router';
import { planQuery } from '../api/plans';
import { PlanScreen } from '../screens/plans/plan';

function PlanPage() {
  return <PlanScreen id={Route.useParams().planId} />;
}

export const Route = createFileRoute('/_app/plans/$planId')({
  loader: ({ context, params }) => context.queryClient.query(planQuery(params.planId)),
  component: PlanPage,
});
