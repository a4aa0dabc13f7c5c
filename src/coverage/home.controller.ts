import { Controller, Get } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { HomeView } from './home.dto';
import { HomeService } from './home.service';

@Controller('api/home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  /** What waits for the person who asks, and where things stand; every role has one. */
  @Get()
  @Allow('session.own')
  mine(@Asking() actor: Actor): Promise<HomeView> {
    return this.home.home(actor);
  }
}
