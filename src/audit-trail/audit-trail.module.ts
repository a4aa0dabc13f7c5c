import { Global, Module } from '@nestjs/common';
import { Reactions } from './reactions';
import { TrailController } from './trail.controller';
import { TrailService } from './trail.service';
import { Sequencer } from './tree/sequencer';
import './tree/tree.deeds';
import { TrailKeys } from './tree/trail-keys';
import { TrailTreeController } from './tree/trail-tree.controller';
import { TrailTreeService } from './tree/trail-tree.service';
import { Work } from './work';

@Global()
@Module({
  controllers: [TrailController, TrailTreeController],
  providers: [Reactions, Sequencer, TrailKeys, TrailService, TrailTreeService, Work],
  exports: [Reactions, Sequencer, TrailTreeService, Work],
})
export class AuditTrailModule {}
