import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module';
import { AfterActionController } from './after-action/after-action.controller';
import { AfterActionService } from './after-action/after-action.service';
import { FindingResponseController } from './finding-response.controller';
import { FindingResponseService } from './finding-response.service';
import { FindingVerdictsController } from './finding-verdicts.controller';
import { FindingVerdictsService } from './finding-verdicts.service';
import { FindingsController } from './findings.controller';
import { FindingsService } from './findings.service';
import { IcfrController } from './icfr.controller';
import { IcfrService } from './icfr.service';
import { ProgrammePolicyController } from './programme-policy.controller';
import { ProgrammePolicyService } from './programme-policy.service';

@Module({
  imports: [PlansModule],
  controllers: [
    AfterActionController,
    FindingsController,
    FindingResponseController,
    FindingVerdictsController,
    IcfrController,
    ProgrammePolicyController,
  ],
  providers: [
    AfterActionService,
    FindingsService,
    FindingResponseService,
    FindingVerdictsService,
    IcfrService,
    ProgrammePolicyService,
  ],
  exports: [AfterActionService, FindingsService, FindingResponseService, FindingVerdictsService, IcfrService],
})
export class FindingsModule {}
