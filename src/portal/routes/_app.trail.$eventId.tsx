import { createFileRoute } from '@tanstack/react-router';
import { eventQuery } from '../api/trail';
import { TrailEventScreen } from '../screens/trail/trail-event';

function TrailEventPage() {
  return <TrailEventScreen id={Route.useParams().eventId} />;
}

export const Route = createFileRoute('/_app/trail/$eventId')({
  loader: ({ context, params }) => context.queryClient.query(eventQuery(params.eventId)),
  component: TrailEventPage,
});
