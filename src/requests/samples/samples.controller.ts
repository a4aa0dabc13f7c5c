import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { SamplePacketsService } from './sample-packets.service';
import { AskSamplePackets, PickSample, ReplaceSampleItem, SampleDetail, SampleList, SamplesQuery } from './samples.dto';
import { SamplesService } from './samples.service';

@Controller('api/samples')
export class SamplesController {
  constructor(
    private readonly samples: SamplesService,
    private readonly packets: SamplePacketsService,
  ) {}

  @Get()
  @Allow('requests.read')
  list(@Asking() actor: Actor, @Query() query: SamplesQuery): Promise<SampleList> {
    return this.samples.list(actor, query);
  }

  /** Picks a sample for the registrant's own testing: at random with a recorded seed, all, or by judgement with a reason. */
  @Post()
  @Allow('populations.freeze')
  pick(@Asking() actor: Actor, @Body() body: PickSample): Promise<SampleDetail> {
    return this.samples.pick(actor, body);
  }

  @Get(':id')
  @Allow('requests.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SampleDetail> {
    return this.samples.one(actor, id);
  }

  @Post(':id/replacements')
  @Allow('populations.freeze')
  replace(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplaceSampleItem,
  ): Promise<SampleDetail> {
    return this.samples.replace(actor, id, body);
  }

  /** Packets for exactly this sample: one for each vendor that it names, and for no other. */
  @Post(':id/packets')
  @Allow('packets.prepare')
  ask(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AskSamplePackets,
  ): Promise<SampleDetail> {
    return this.packets.ask(actor, id, body);
  }
}
