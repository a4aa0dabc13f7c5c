import { createFileRoute } from '@tanstack/react-router';
import { questionSetQuery } from '../api/questionnaires';
import { WorkbookScreen } from '../screens/questionnaire/workbook';

function WorkbookPage() {
  const { id } = Route.useParams();
  return <WorkbookScreen key={id} id={id} />;
}

export const Route = createFileRoute('/_app/questionnaires/$id_/workbook')({
  loader: ({ context, params }) => context.queryClient.query(questionSetQuery(params.id)),
  component: WorkbookPage,
});
