import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../foundation/door';
import { CalendarsService } from './calendars.service';

/** For calendar programs, which cannot sign in: the secret in the address is the key. */
@Controller('api/calendars')
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get(':token')
  @Public()
  @ApiProduces('text/calendar')
  async read(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.calendars.read(token.replace(/\.ics$/, ''), request.id);
    await reply
      .headers({
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, max-age=900',
        'content-disposition': 'inline; filename="holdfast.ics"',
      })
      .send(text);
  }
}
