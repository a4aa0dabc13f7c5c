import { Module } from '@nestjs/common';
import { BinderService } from './binder/binder.service';
import { VerifierController } from './binder/verifier.controller';
import { PacketComparisons } from './comparison/comparison.service';
import { OpeningsController } from './withholding/openings.controller';
import { OpeningsService } from './withholding/openings.service';
import { PacketApprovalsService } from './packet-approvals.service';
import { PacketBuilder } from './packet-builder.service';
import { PacketCompanions } from './packet-companions.service';
import { PacketFilesController } from './packet-files.controller';
import { PacketFilesService } from './packet-files.service';
import { PacketIssuer } from './packet-issuer.service';
import { PacketJobs } from './packet-jobs';
import { PacketSweep } from './packet-sweep';
import { PacketPress } from './packet-press';
import { PacketProgress } from './packet-progress';
import { PacketVault } from './packet-vault';
import { PacketProofsService } from './proof/packet-proofs.service';
import { PacketWithdrawals } from './packet-withdrawals.service';
import { PacketsController } from './packets.controller';
import { PacketsService } from './packets.service';
import { PacketSigner } from './signature/packet-signer.service';

@Module({
  controllers: [PacketsController, PacketFilesController, VerifierController, OpeningsController],
  providers: [
    OpeningsService,
    BinderService,
    PacketApprovalsService,
    PacketComparisons,
    PacketWithdrawals,
    PacketBuilder,
    PacketCompanions,
    PacketFilesService,
    PacketIssuer,
    PacketJobs,
    PacketSweep,
    PacketPress,
    PacketProgress,
    PacketProofsService,
    PacketVault,
    PacketSigner,
    PacketsService,
  ],
  exports: [BinderService, PacketApprovalsService, PacketBuilder, PacketFilesService, PacketIssuer, PacketsService],
})
export class PacketsModule {}
