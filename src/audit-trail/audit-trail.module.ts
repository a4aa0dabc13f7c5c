import { Global, Module } from '@nestjs/common';
import { Reactions } from './reactions';
import { TrailController } from './trail.controller';
import { TrailService } from './trail.service';
import { Work } from './work';

@Global()
@Module({ controllers: [TrailController], providers: [Reactions, TrailService, Work], exports: [Reactions, Work] })
export class AuditTrailModule {}
