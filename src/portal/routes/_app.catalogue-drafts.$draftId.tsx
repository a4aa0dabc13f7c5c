import { createFileRoute } from '@tanstack/react-router';
import { draftQuery } from '../api/catalogue';
import { DraftScreen } from '../screens/catalogue/draft';

function DraftPage() {
  const { draftId } = Route.useParams();
  return <DraftScreen key={draftId} id={draftId} />;
}

export const Route = createFileRoute('/_app/catalogue-drafts/$draftId')({
  loader: ({ context, params }) => context.queryClient.query(draftQuery(params.draftId)),
  component: DraftPage,
});
