import { createFileRoute } from '@tanstack/react-router';
import { emailsQuery } from '../api/notices';
import { MailScreen } from '../screens/mail/mail';

export const Route = createFileRoute('/_app/mail')({
  loader: ({ context }) => context.queryClient.query(emailsQuery),
  component: MailScreen,
});
