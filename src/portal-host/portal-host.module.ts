import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { NightlyRunsController } from './nightly-runs.controller';
import { NightlyRunsService } from './nightly-runs.service';

@Module({ controllers: [HealthController, NightlyRunsController], providers: [NightlyRunsService] })
export class PortalHostModule {}
