import { createFileRoute } from '@tanstack/react-router';
import { findingQuery } from '../api/findings';
import { FindingScreen } from '../screens/findings/finding';

function FindingPage() {
  const { findingId } = Route.useParams();
  return <FindingScreen key={findingId} id={findingId} />;
}

export const Route = createFileRoute('/_app/findings/$findingId')({
  loader: ({ context, params }) => context.queryClient.query(findingQuery(params.findingId)),
  component: FindingPage,
});
