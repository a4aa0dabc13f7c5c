import { Injectable } from '@nestjs/common';
import { ConfirmationSchedule } from './attestations/confirmations/confirmation-schedule.service';
import { NoneOccurredDecisions } from './attestations/none-occurred/none-occurred-decisions.service';
import { ScheduleService } from './attestations/schedule.service';
import type { Reactions } from './audit-trail/reactions';
import { QuestionSetsService } from './questionnaires/question-sets.service';

/** What is asked of a vendor once its obligations of a period are scheduled: answers, attestations, confirmations; and what is not asked any more. */
@Injectable()
export class ScheduleReactions {
  constructor(
    private readonly questionSets: QuestionSetsService,
    private readonly attestations: ScheduleService,
    private readonly confirmations: ConfirmationSchedule,
    private readonly noneOccurred: NoneOccurredDecisions,
  ) {}

  followDeeds(reactions: Reactions): void {
    reactions.on('period.opened', (work, { id }, { code }) => this.questionSets.followOpening(work, { id, code }));
    reactions.on('obligations.scheduled', async (work, { vendorId }, { periodId }) => {
      if (vendorId === null) return;
      await this.questionSets.followObligations(work, vendorId, periodId);
      await this.attestations.followObligations(work, vendorId);
      await this.confirmations.follow(work, vendorId);
      await this.noneOccurred.follow(work, vendorId, periodId);
    });
  }
}
