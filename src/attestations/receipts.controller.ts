import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { SignedReceipt } from './receipts.dto';
import { ReceiptsService } from './receipts.service';

@Controller('api')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Get('attestations/:id/receipt')
  @Allow('attestations.read')
  ofAttestation(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SignedReceipt> {
    return this.receipts.ofAttestation(actor, id);
  }

  @Get('change-confirmations/:id/receipt')
  @Allow('attestations.read')
  ofConfirmation(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SignedReceipt> {
    return this.receipts.ofConfirmation(actor, id);
  }
}
