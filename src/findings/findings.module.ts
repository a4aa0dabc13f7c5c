import { Module } from '@nestjs/common';
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
  controllers: [
    FindingsController,
    FindingResponseController,
    FindingVerdictsController,
    IcfrController,
    ProgrammePolicyController,
  ],
  providers: [FindingsService, FindingResponseService, FindingVerdictsService, IcfrService, ProgrammePolicyService],
  exports: [FindingsService, FindingResponseService, FindingVerdictsService, IcfrService],
})
export class FindingsModule {}
