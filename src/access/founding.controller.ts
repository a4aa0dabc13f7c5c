import { Body, Controller, Post } from '@nestjs/common';
import { Public } from '../foundation/door';
import { FoundedView, FoundRegistrant } from './founding.dto';
import { FoundingDoor } from './founding-door';

@Controller('api/foundings')
export class FoundingController {
  constructor(private readonly door: FoundingDoor) {}

  /** Brings the portal's first registrant and administrator into being; open only while there is none. */
  @Post()
  @Public()
  found(@Body() body: FoundRegistrant): Promise<FoundedView> {
    return this.door.enter(body);
  }
}
