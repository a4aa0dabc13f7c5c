import { createFileRoute } from '@tanstack/react-router';
import { runQuery } from '../api/run';
import { timesImportsQuery } from '../api/step-times';
import { StepTimesScreen } from '../screens/exercises/run/step-times';

function StepTimesPage() {
  const { id } = Route.useParams();
  return <StepTimesScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/exercises/$id_/step-times')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    await queryClient.query(runQuery(queryClient, id));
    await queryClient.query(timesImportsQuery(id));
  },
  component: StepTimesPage,
});
