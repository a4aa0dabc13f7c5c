import { createFileRoute } from '@tanstack/react-router';
import { importKindsQuery, importsQuery } from '../api/imports';
import { ImportsScreen } from '../screens/imports/imports';

export const Route = createFileRoute('/_app/imports/')({
  loader: ({ context }) =>
    Promise.all([context.queryClient.query(importsQuery), context.queryClient.query(importKindsQuery)]),
  component: ImportsScreen,
});
