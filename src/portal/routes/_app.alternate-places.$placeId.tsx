import { createFileRoute } from '@tanstack/react-router';
import { alternateQuery } from '../api/alternates';
import { AlternateScreen } from '../screens/alternates/alternate';

function AlternatePage() {
  const { placeId } = Route.useParams();
  return <AlternateScreen key={placeId} id={placeId} />;
}

export const Route = createFileRoute('/_app/alternate-places/$placeId')({
  loader: ({ context, params }) => context.queryClient.query(alternateQuery(params.placeId)),
  component: AlternatePage,
});
