import { createFileRoute } from '@tanstack/react-router';
import { questionSetsQuery } from '../api/questionnaires';
import { QuestionnairesScreen } from '../screens/questionnaire/questionnaires';

export const Route = createFileRoute('/_app/questionnaires/')({
  loader: ({ context }) => context.queryClient.query(questionSetsQuery()),
  component: QuestionnairesScreen,
});
