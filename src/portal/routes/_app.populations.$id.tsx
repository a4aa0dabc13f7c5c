import { createFileRoute } from '@tanstack/react-router';
import { populationQuery } from '../api/requests';
import { PopulationScreen } from '../screens/populations/population';

function Page() {
  const { id } = Route.useParams();
  return <PopulationScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/populations/$id')({
  loader: ({ context, params }) => context.queryClient.query(populationQuery(params.id)),
  component: Page,
});
