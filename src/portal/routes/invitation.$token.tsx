import { createFileRoute } from '@tanstack/react-router';
import { InvitationScreen } from '../screens/session/invitation';

function InvitationPage() {
  return <InvitationScreen token={Route.useParams().token} />;
}

export const Route = createFileRoute('/invitation/$token')({ component: InvitationPage });
