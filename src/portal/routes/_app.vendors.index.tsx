import { createFileRoute } from '@tanstack/react-router';
import { periodsQuery } from '../api/coverage';
import { vendorsQuery } from '../api/vendors';
import { VendorsScreen } from '../screens/vendors/vendors';

export const Route = createFileRoute('/_app/vendors/')({
  loader: ({ context }) =>
    Promise.all([context.queryClient.query(vendorsQuery), context.queryClient.query(periodsQuery)]),
  component: VendorsScreen,
});
