import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_app/attestations/')({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/_app/attestations/"!</div>;
}
