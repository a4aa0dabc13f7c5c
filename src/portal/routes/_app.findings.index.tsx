import { createFileRoute } from '@tanstack/react-router';
import { findingListQuery } from '../api/findings';
import { FindingsScreen } from '../screens/findings/findings';

export const Route = createFileRoute('/_app/findings/')({
  loader: ({ context }) => context.queryClient.query(findingListQuery()),
  component: FindingsScreen,
});
