import { Global, Module } from '@nestjs/common';
import { TrailExports } from './export/trail-exports.service';
import { Reactions } from './reactions';
import { SafekeepingController } from './safekeeping/safekeeping.controller';
import { SafekeepingReads } from './safekeeping/safekeeping-reads.service';
import { Safekeeping } from './safekeeping/safekeeping.service';
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
  controllers: [TrailController, TrailTreeController, SafekeepingController],
  providers: [
    Reactions,
    Safekeeping,
    SafekeepingReads,
    Sequencer,
    TrailExports,
    TrailKeys,
    TrailService,
    TrailTreeService,
    Work,
  ],
  exports: [Reactions, Safekeeping, Sequencer, TrailTreeService, Work],
})
export class AuditTrailModule {}
