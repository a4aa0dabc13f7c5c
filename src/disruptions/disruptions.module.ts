import { Module } from '@nestjs/common';
import { ActivationsService } from './activations.service';
import { AftermathController } from './aftermath.controller';
import { AftermathService } from './aftermath.service';
import { DispositionsService } from './dispositions.service';
import { DisruptionReads } from './disruption-reads';
import { DisruptionsController } from './disruptions.controller';
import { EventClockService } from './event-clock.service';
import { HappeningsController } from './happenings.controller';
import { HappeningsService } from './happenings.service';
import { RecoveryService } from './recovery.service';
import { ReportingService } from './reporting.service';

@Module({
  controllers: [DisruptionsController, HappeningsController, AftermathController],
  providers: [
    ActivationsService,
    AftermathService,
    DispositionsService,
    DisruptionReads,
    EventClockService,
    HappeningsService,
    RecoveryService,
    ReportingService,
  ],
  exports: [DisruptionReads],
})
export class DisruptionsModule {}
