import { createFileRoute } from '@tanstack/react-router';
import { FoundingScreen } from '../screens/founding/founding';

function FoundingPage() {
  return <FoundingScreen token={Route.useParams().token} />;
}

export const Route = createFileRoute('/founding/$token')({ component: FoundingPage });
