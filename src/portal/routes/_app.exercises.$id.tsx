import { createFileRoute } from '@tanstack/react-router';
import { exerciseQuery } from '../api/exercises';
import { ExerciseScreen } from '../screens/exercises/exercise';

function ExercisePage() {
  const { id } = Route.useParams();
  return <ExerciseScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/exercises/$id')({
  loader: ({ context, params }) => context.queryClient.query(exerciseQuery(params.id)),
  component: ExercisePage,
});
