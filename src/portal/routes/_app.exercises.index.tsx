import { createFileRoute } from '@tanstack/react-router';
import { exercisesQuery } from '../api/exercises';
import { ExercisesScreen } from '../screens/exercises/exercises';

function ExercisesPage() {
  return <ExercisesScreen filter={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/exercises/')({
  validateSearch: ({ vendorId }: Record<string, unknown>): { vendorId?: string } =>
    typeof vendorId === 'string' ? { vendorId } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.query(exercisesQuery(deps)),
  component: ExercisesPage,
});
