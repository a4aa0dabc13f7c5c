import type { INestApplicationContext, Type } from '@nestjs/common';

/** The services of the application, as its own rooms find them. */
export class Rooms {
  constructor(private readonly context: INestApplicationContext) {}

  of<T>(service: Type<T>): T {
    return this.context.get<T>(service, { strict: false });
  }
}
