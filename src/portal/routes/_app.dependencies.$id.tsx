import { createFileRoute } from '@tanstack/react-router';
import { dependencyQuery } from '../api/dependencies';
import { DependencyScreen } from '../screens/dependencies/dependency';

function DependencyPage() {
  const { id } = Route.useParams();
  return <DependencyScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/dependencies/$id')({
  loader: ({ context, params }) => context.queryClient.query(dependencyQuery(params.id)),
  component: DependencyPage,
});
