import { createFileRoute } from '@tanstack/react-router';
import { periodQuery } from '../api/periods';
import { PeriodScreen } from '../screens/periods/period';

function PeriodPage() {
  return <PeriodScreen id={Route.useParams().periodId} />;
}

export const Route = createFileRoute('/_app/periods/$periodId')({
  loader: ({ context, params }) => context.queryClient.query(periodQuery(params.periodId)),
  component: PeriodPage,
});
