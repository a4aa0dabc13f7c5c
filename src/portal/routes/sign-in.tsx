import { createFileRoute } from '@tanstack/react-router';
import { SignInScreen } from '../screens/session/sign-in';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function SignInPage() {
  const { next, email } = Route.useSearch();
  return <SignInScreen next={next} email={email} />;
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search: Record<string, unknown>): { next?: string | undefined; email?: string | undefined } => ({
    next: textOf(search['next']),
    email: textOf(search['email']),
  }),
  component: SignInPage,
});
