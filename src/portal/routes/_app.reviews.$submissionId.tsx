import { createFileRoute } from '@tanstack/react-router';
import { queueQuery, workspaceQuery } from '../api/reviews';
import { WorkspaceScreen } from '../screens/reviews/workspace';

function WorkspacePage() {
  const { submissionId } = Route.useParams();
  return <WorkspaceScreen key={submissionId} id={submissionId} />;
}

export const Route = createFileRoute('/_app/reviews/$submissionId')({
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.query(workspaceQuery(params.submissionId)),
      context.queryClient.query(queueQuery()),
    ]),
  component: WorkspacePage,
});
