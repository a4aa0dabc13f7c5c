import { createFileRoute } from '@tanstack/react-router';
import { assuranceListQuery } from '../api/assurance';
import { AssuranceReportsScreen } from '../screens/assurance/assurance-reports';

export const Route = createFileRoute('/_app/assurance-reports/')({
  loader: ({ context }) => context.queryClient.query(assuranceListQuery),
  component: AssuranceReportsScreen,
});
