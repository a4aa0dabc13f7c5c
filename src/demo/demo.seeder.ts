import type { INestApplicationContext } from '@nestjs/common';
import './demo.deeds';
import { Work } from '../audit-trail/work';
import { CataloguePublisher } from '../catalogue/catalogue.publisher';
import { systemActor, type Role } from '../foundation/actor';
import type { SettableClock } from '../foundation/clock';
import { QuestionnairePublisher } from '../questionnaires/questionnaire.publisher';
import { ADMINISTRATOR, DEMO_PASSWORD, REGISTRANT } from './cast';
import { Crowd } from './crowd';
import { Rooms } from './rooms';
import { inOrder, type Scene } from './scene';
import type { Stage } from './stage';
import { allStories } from './stories';

/** Somebody who can sign in to the demo. */
export interface DemoAccount {
  role: Role;
  email: string;
  password: string;
  name: string;
  organisation: string;
}

/**
 * `empty`: nobody is here yet. `complete`: the demo was told to its end. `partial`: it was begun and not finished, and
 * nothing else is here, so the data can be made anew. `other`: somebody else's data; nothing of the demo belongs in it.
 */
export type DemoState = 'empty' | 'complete' | 'partial' | 'other';

const BEFORE_THE_STORY = '2025-01-02T12:00:00Z';

/** Tells the stories of the demo through the services that people use, at the times at which they happened. */
export class DemoSeeder {
  private readonly rooms: Rooms;

  constructor(
    context: INestApplicationContext,
    private readonly clock: SettableClock,
    private readonly announce: (line: string) => void,
  ) {
    this.rooms = new Rooms(context);
  }

  async state(): Promise<DemoState> {
    const known: { id: string; name: string; demo: boolean }[] = await this.rooms
      .of(Work)
      .housekeeping(null, (manager) =>
        manager.query(
          `SELECT r.id, r.name, EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
             WHERE m.registrant_id = r.id AND p.email = $1) AS demo FROM registrant r ORDER BY r.created_at`,
          [ADMINISTRATOR.email],
        ),
      );
    const [first] = known;
    if (!first) return 'empty';
    if (!first.demo || first.name !== REGISTRANT.name) return 'other';
    if (await this.wasTold(first.id)) return 'complete';
    return 'partial';
  }

  /** Needs an empty database, and a present not before 2026-11-21. Answers the people who can sign in. */
  async tell(present: string): Promise<DemoAccount[]> {
    this.clock.moveTo(BEFORE_THE_STORY);
    await this.rooms.of(CataloguePublisher).publishShipped();
    await this.rooms.of(QuestionnairePublisher).publishShipped();
    const stage: Stage = { rooms: this.rooms, crowd: new Crowd(this.rooms), periodId: '', registrantId: '' };
    const scenes = inOrder(allStories(stage)).filter((one) => Date.parse(one.at) < Date.parse(present));
    for (const [index, one] of scenes.entries()) await this.play(one, { index, of: scenes.length });
    this.clock.moveTo(present);
    await this.conclude(stage, { scenes: scenes.length, endedAt: present });
    return [...stage.crowd.members.values()].map((member) => ({ ...member, password: DEMO_PASSWORD }));
  }

  private async play(one: Scene, place: { index: number; of: number }): Promise<void> {
    this.clock.moveTo(one.at);
    if (place.index % 10 === 0) this.announce(`Demo ${place.index + 1} of ${place.of}: ${one.at.slice(0, 10)}`);
    try {
      await one.tell();
    } catch (error) {
      throw new Error(`The demo stopped at "${one.what}" (${one.at}): ${inWords(error)}`, { cause: error });
    }
  }

  private async conclude(stage: Stage, told: { scenes: number; endedAt: string }): Promise<void> {
    const { registrantId } = stage;
    await this.rooms
      .of(Work)
      .perform(systemActor(registrantId, 'demo', 'holdfast_door'), (w) =>
        w.record('demo.told', { kind: 'registrant', id: registrantId, vendorId: null }, told),
      );
  }

  private wasTold(registrantId: string): Promise<boolean> {
    const staff = systemActor(registrantId, 'demo', 'holdfast_staff');
    return this.rooms.of(Work).read(staff, async ({ manager }) => {
      const found: unknown[] = await manager.query(
        `SELECT 1 FROM audit_event WHERE body::jsonb ->> 'deed' = 'demo.told' LIMIT 1`,
      );
      return found.length > 0;
    });
  }
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errors = [] } = error as { errors?: { pointer: string; message: string }[] };
  return [error.message, ...errors.map(({ pointer, message }) => `${pointer} ${message}`)].join('; ');
}
