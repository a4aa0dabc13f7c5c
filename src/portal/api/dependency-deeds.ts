import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

type Of<Body> = { id: string; body: Body };
const at = (id: string) => ({ params: { path: { id } } });

export const addDependency = ({ id, body }: Of<Shape<'AddDependency'>>, headers: KeyHeader) =>
  answer(api.POST('/api/services/{id}/dependencies', { ...at(id), body, headers }));

export const changeDependency = ({ id, body }: Of<Shape<'ChangeDependency'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/dependencies/{id}', { ...at(id), body, headers }));

export const endDependency = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/dependencies/{id}/endings', { ...at(id), body: { reason }, headers }));

export const confirmDependency = ({ id, body }: Of<Shape<'ConfirmDependency'>>, headers: KeyHeader) =>
  answer(api.POST('/api/dependencies/{id}/confirmations', { ...at(id), body, headers }));

export const objectToDependency = ({ id, body }: Of<Shape<'ObjectToDependency'>>, headers: KeyHeader) =>
  answer(api.POST('/api/dependencies/{id}/objections', { ...at(id), body, headers }));

export const confirmRegister = ({ id, body }: Of<Shape<'ConfirmRegister'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/dependency-confirmations', { ...at(id), body, headers }));

export const askProvider = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/dependencies/{id}/requests', { ...at(id), headers }));

export const answerRequest = ({ id, body }: Of<Shape<'AnswerRequest'>>, headers: KeyHeader) =>
  answer(api.POST('/api/dependency-requests/{id}/answers', { ...at(id), body, headers }));

export const withdrawRequest = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/dependency-requests/{id}/withdrawals', { ...at(id), headers }));

export const addSubOutsourcer = ({ id, body }: Of<Shape<'AddSubOutsourcer'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/sub-outsourcers', { ...at(id), body, headers }));

export const changeSubOutsourcer = ({ id, body }: Of<Shape<'ChangeSubOutsourcer'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/sub-outsourcers/{id}', { ...at(id), body, headers }));

export const assessSubOutsourcer = ({ id, body }: Of<Shape<'AssessSubOutsourcer'>>, headers: KeyHeader) =>
  answer(api.POST('/api/sub-outsourcers/{id}/assessments', { ...at(id), body, headers }));

type Ended = Of<Shape<'EndRegistered'>>;

export const endSubOutsourcer = ({ id, body }: Ended, headers: KeyHeader) =>
  answer(api.POST('/api/sub-outsourcers/{id}/endings', { ...at(id), body, headers }));

export const addDataSet = ({ id, body }: Of<Shape<'AddDataSet'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/data-sets', { ...at(id), body, headers }));

export const changeDataSet = ({ id, body }: Of<Shape<'ChangeDataSet'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/data-sets/{id}', { ...at(id), body, headers }));

export const endDataSet = ({ id, body }: Ended, headers: KeyHeader) =>
  answer(api.POST('/api/data-sets/{id}/endings', { ...at(id), body, headers }));

export const addTeam = ({ id, body }: Of<Shape<'AddTeam'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/teams', { ...at(id), body, headers }));

export const changeTeam = ({ id, body }: Of<Shape<'ChangeTeam'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/teams/{id}', { ...at(id), body, headers }));

export const endTeam = ({ id, body }: Ended, headers: KeyHeader) =>
  answer(api.POST('/api/teams/{id}/endings', { ...at(id), body, headers }));

export const addAssumption = ({ id, body }: Of<Shape<'AddAssumption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/assumptions', { ...at(id), body, headers }));

export const changeAssumption = ({ id, body }: Of<Shape<'ChangeAssumption'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/assumptions/{id}', { ...at(id), body, headers }));

export const checkAssumption = ({ id, body }: Of<Shape<'CheckAssumption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assumptions/{id}/checks', { ...at(id), body, headers }));

export const withdrawAssumption = ({ id, body }: Of<Shape<'WithdrawAssumption'>>, headers: KeyHeader) =>
  answer(api.POST('/api/assumptions/{id}/withdrawals', { ...at(id), body, headers }));

export const addResource = (body: Shape<'AddResource'>, headers: KeyHeader) =>
  answer(api.POST('/api/shared-resources', { body, headers }));

export const changeResource = ({ id, body }: Of<Shape<'ChangeResource'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/shared-resources/{id}', { ...at(id), body, headers }));

export const matchDependencies = ({ id, body }: Of<Shape<'MatchDependencies'>>, headers: KeyHeader) =>
  answer(api.POST('/api/shared-resources/{id}/matches', { ...at(id), body, headers }));

export const unmatchDependency = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/dependencies/{id}/unmatchings', { ...at(id), headers }));
