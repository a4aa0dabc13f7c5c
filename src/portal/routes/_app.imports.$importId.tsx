import { createFileRoute } from '@tanstack/react-router';
import { importQuery } from '../api/imports';
import { ImportRunScreen } from '../screens/imports/import-run';

function ImportPage() {
  const { importId } = Route.useParams();
  return <ImportRunScreen key={importId} id={importId} />;
}

export const Route = createFileRoute('/_app/imports/$importId')({
  loader: ({ context, params }) => context.queryClient.query(importQuery(params.importId)),
  component: ImportPage,
});
