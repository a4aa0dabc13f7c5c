import { answer, frontDoor, type Shape } from './client';

export function foundRegistrant(body: Shape<'FoundRegistrant'>): Promise<Shape<'FoundedView'>> {
  return answer(frontDoor.POST('/api/foundings', { body }));
}
