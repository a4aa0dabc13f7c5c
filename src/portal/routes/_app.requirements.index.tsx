import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/_app/requirements/')({
  component: RouteComponent,
})

function RouteComponent() {
  return <div>Hello "/_app/requirements/"!</div>
}
