import { createFileRoute } from '@tanstack/react-router';
import { questionSetQuery } from '../api/questionnaires';
import { QuestionnaireScreen, type QuestionnaireSearch } from '../screens/questionnaire/questionnaire';
import { reviewFilters } from '../screens/questionnaire/question-set.rules';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function QuestionnairePage() {
  const { id } = Route.useParams();
  return <QuestionnaireScreen key={id} id={id} search={Route.useSearch()} />;
}

export const Route = createFileRoute('/_app/questionnaires/$id')({
  validateSearch: (search: Record<string, unknown>): QuestionnaireSearch => ({
    section: textOf(search['section']),
    subject: textOf(search['subject']),
    question: textOf(search['question']),
    show: ([...reviewFilters, 'left'] as const).find((one) => one === search['show']),
  }),
  loader: ({ context, params }) => context.queryClient.query(questionSetQuery(params.id)),
  component: QuestionnairePage,
});
