import type { CellView } from '../../src/questionnaires/question.dto';
import type { QuestionSetView } from '../../src/questionnaires/question-set.dto';
import { agreeImpact } from './impact';
import type { Person } from './person';
import { openReviewable, type Reviewable } from './reviewable';
import type { TestVendor } from './portal';

/** A vendor whose service rests on one system, with objectives that both sides accepted, and its questionnaire for FY2026. */
export interface Questioned extends Reviewable {
  quill: TestVendor;
  other: TestVendor;
  setId: string;
  serviceId: string;
  systemId: string;
}

export async function openQuestioned(): Promise<Questioned> {
  const scene = await openReviewable();
  const { house } = scene;
  const quill = await scene.vendor('Quillfeather Contact', 'T1');
  const other = await scene.vendor('Nettle Letters', 'T2');
  const { body: services } = await house.ines.get(`/api/services?vendorId=${quill.id}`).expect(200);
  const serviceId = String(services.items[0].id);
  const system = { name: 'Order desk', kind: 'application' };
  const { body: made } = await house.dana.post(`/api/vendors/${quill.id}/systems`, system).expect(201);
  const systemId = String(made.id);
  await house.dana.put(`/api/services/${serviceId}/systems`, { systemIds: [systemId] }).expect(200);
  await agree(scene, { quill, serviceId });
  const { body: sets } = await quill.contributor.get('/api/questionnaires').expect(200);
  return { ...scene, quill, other, setId: String(sets.items[0].id), serviceId, systemId };
}

/** Recovery within two hours, with at most 15 minutes of data lost. */
async function agree(scene: Reviewable, { quill, serviceId }: { quill: TestVendor; serviceId: string }): Promise<void> {
  await agreeImpact([scene.house.ines, quill.contributor], serviceId, 240);
  const objectives = { rtoMinutes: 120, rpoMinutes: 15, mtpdMinutes: 240, mbcoPct: 60 };
  const { body } = await scene.house.dana.post(`/api/services/${serviceId}/objective-sets`, objectives).expect(201);
  const path = `/api/objective-sets/${String(body.id)}/acceptances`;
  await scene.house.ines.post(path).expect(201);
  await quill.contributor.post(path).expect(201);
}

export async function formOf(who: Person, setId: string): Promise<QuestionSetView> {
  return (await who.get(`/api/questionnaires/${setId}`).expect(200)).body;
}

export const cellsIn = (form: QuestionSetView): CellView[] =>
  form.sections.flatMap(({ questions }) => questions.flatMap(({ cells }) => cells));

/** The first cell of a question, or that of a subject. */
export async function cellOf(
  who: Person,
  setId: string,
  place: { questionId: string; subjectId?: string },
): Promise<CellView> {
  const { questionId, subjectId } = place;
  const found = cellsIn(await formOf(who, setId)).find(
    (one) => one.questionId === questionId && (subjectId === undefined || one.subjectId === subjectId),
  );
  if (!found) throw new Error(`There is no cell of ${questionId}.`);
  return found;
}
