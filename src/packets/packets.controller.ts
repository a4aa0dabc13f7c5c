import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { PacketComparisonQuery, PacketComparison } from './comparison/comparison.dto';
import { PacketComparisons } from './comparison/comparison.service';
import { PacketApprovalsService } from './packet-approvals.service';
import { packetDetail, packetList } from './packet-reads';
import { DecidePacket, PacketDetail, PacketsPage, PacketsQuery, PreparePacket, WithdrawPacket } from './packets.dto';
import { PacketWithdrawals } from './packet-withdrawals.service';
import { PacketsService } from './packets.service';

@Controller('api/packets')
export class PacketsController {
  constructor(
    private readonly packets: PacketsService,
    private readonly approvals: PacketApprovalsService,
    private readonly withdrawals: PacketWithdrawals,
    private readonly comparisons: PacketComparisons,
    private readonly work: Work,
  ) {}

  /** Packets, newest first; external auditors see those that were issued, for the vendors in their grant. */
  @Get()
  @Allow('packets.read')
  async list(@Asking() actor: Actor, @Query() query: PacketsQuery): Promise<PacketsPage> {
    const items = await this.work.read(actor, ({ manager }) => packetList(manager, query));
    return { items, total: items.length };
  }

  /** Asks for a packet. It is built by a job; its progress stands in the answer of the next route. */
  @Post()
  @Allow('packets.prepare')
  prepare(@Asking() actor: Actor, @Body() body: PreparePacket): Promise<PacketDetail> {
    return this.packets.prepare(actor, body);
  }

  /** What two packets of the same vendor, or two across all vendors, say differently. */
  @Get('comparisons')
  @Allow('packets.read')
  compare(@Asking() actor: Actor, @Query() query: PacketComparisonQuery): Promise<PacketComparison> {
    return this.comparisons.compare(actor, query);
  }

  @Get(':id')
  @Allow('packets.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PacketDetail> {
    return this.work.read(actor, ({ manager }) => packetDetail(manager, id, actor));
  }

  /** Approves an assembled packet, which a job then issues, or sends it back. Needs the password confirmed again. */
  @Post(':id/approvals')
  @Allow('packets.approve')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecidePacket,
  ): Promise<PacketDetail> {
    return this.approvals.decide(actor, id, body);
  }

  /** Withdraws an issued packet, with a reason that stands on its page from then on. Needs the password confirmed again. */
  @Post(':id/withdrawals')
  @Allow('packets.approve')
  withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawPacket,
  ): Promise<PacketDetail> {
    return this.withdrawals.withdraw(actor, id, body);
  }
}
