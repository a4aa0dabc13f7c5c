import { Module } from '@nestjs/common';
import { ConcentrationService } from './concentration.service';
import { KeptSimulationsService } from './kept-simulations.service';
import { ConcentrationController, LossController } from './loss.controller';
import { LossService } from './loss.service';
import { PeakDemandController } from './peak-demand.controller';
import { PeakDemandService } from './peak-demand.service';

@Module({
  controllers: [ConcentrationController, LossController, PeakDemandController],
  providers: [ConcentrationService, KeptSimulationsService, LossService, PeakDemandService],
  exports: [ConcentrationService, LossService, PeakDemandService],
})
export class LossModule {}
