import { createFileRoute } from '@tanstack/react-router';
import { assuranceQuery } from '../api/assurance';
import { AssuranceReportScreen } from '../screens/assurance/assurance-report';

function AssuranceReportPage() {
  const { id } = Route.useParams();
  return <AssuranceReportScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/assurance-reports/$id')({
  loader: ({ context, params }) => context.queryClient.query(assuranceQuery(params.id)),
  component: AssuranceReportPage,
});
