import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { RecordAbsence, RecordedAbsence } from './absences.dto';
import { AbsencesService } from './absences.service';

@Controller('api/vendors')
export class AbsencesController {
  constructor(private readonly absences: AbsencesService) {}

  /** Records obligations for which nothing was submitted as not tested, with the reason. */
  @Post(':id/absences')
  @Allow('reviews.write')
  record(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) vendorId: string,
    @Body() body: RecordAbsence,
  ): Promise<RecordedAbsence> {
    return this.absences.record(actor, vendorId, body);
  }
}
