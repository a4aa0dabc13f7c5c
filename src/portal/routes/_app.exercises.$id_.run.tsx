import { createFileRoute } from '@tanstack/react-router';
import { runQuery } from '../api/run';
import { RunSheetScreen } from '../screens/exercises/run/run-sheet';

function RunSheetPage() {
  const { id } = Route.useParams();
  return <RunSheetScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/exercises/$id_/run')({
  loader: ({ context, params }) => context.queryClient.query(runQuery(context.queryClient, params.id)),
  component: RunSheetPage,
});
