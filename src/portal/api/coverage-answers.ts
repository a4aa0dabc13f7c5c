import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type CoverageQuestion = Shape<'CoverageQuestionView'>;

export type RecordCoverageAnswer = Shape<'RecordCoverageAnswer'>;

type Answering = { id: string; body: RecordCoverageAnswer };

export const recordCoverageAnswer = ({ id, body }: Answering, headers: KeyHeader) =>
  answer(api.POST('/api/obligations/{id}/coverage-answers', { params: { path: { id } }, body, headers }));
