import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { csvOf, type CsvReport } from '../../foundation/csv.rules';
import { Allow, Asking } from '../../foundation/door';
import { concentrationReport, pairedReport } from './concentration-tables';
import { Concentration, ConcentrationQuery, PairedPlacesList, PairedPlacesQuery } from './concentration.dto';
import { ConcentrationService } from './concentration.service';
import { KeptSimulationsService } from './kept-simulations.service';
import { KeepLossSimulation, LosableThings, OutcomeQuery, ThingQuery } from './loss-query.dto';
import { outcomeReport } from './loss-tables';
import { KeptSimulation, KeptSimulations, LossOutcome } from './loss.dto';
import { LossService } from './loss.service';

@Controller('api/loss-simulations')
export class LossController {
  constructor(
    private readonly loss: LossService,
    private readonly kept: KeptSimulationsService,
  ) {}

  /** What could be lost: of all vendors for staff, its own for a vendor. */
  @Get('things')
  @Allow('services.read')
  things(@Asking() actor: Actor, @Query() query: ThingQuery): Promise<LosableThings> {
    return this.loss.things(actor, query);
  }

  /** What the losses leave of each service that they reach: capacity, time against RTO and MTPD, and why. Keeps nothing. */
  @Get('outcome')
  @Allow('services.read')
  @ApiOkResponse({ type: LossOutcome })
  @ApiProduces('application/json', 'text/csv')
  async outcome(
    @Asking() actor: Actor,
    @Query() query: OutcomeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LossOutcome | string> {
    const outcome = await this.loss.outcome(actor, query);
    return query.format === 'csv' ? asFile(reply, outcomeReport(outcome, query)) : outcome;
  }

  /** Runs the simulation and keeps it: who, when, the digest of the facts, all that came out. */
  @Post()
  @Allow('dependencies.match')
  keep(@Asking() actor: Actor, @Body() body: KeepLossSimulation): Promise<KeptSimulation> {
    return this.kept.keep(actor, body);
  }

  @Get()
  @Allow('coverage.read')
  list(@Asking() actor: Actor): Promise<KeptSimulations> {
    return this.kept.list(actor);
  }

  @Get(':id')
  @Allow('coverage.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<KeptSimulation> {
    return this.kept.one(actor, id);
  }
}

@Controller('api/concentration')
export class ConcentrationController {
  constructor(private readonly concentration: ConcentrationService) {}

  /** What is shared by how many vendors and services, worst first. */
  @Get()
  @Allow('coverage.read')
  @ApiOkResponse({ type: Concentration })
  @ApiProduces('application/json', 'text/csv')
  async shared(
    @Asking() actor: Actor,
    @Query() query: ConcentrationQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Concentration | string> {
    const found = await this.concentration.shared(actor, query);
    return query.format === 'csv' ? asFile(reply, concentrationReport(found, query)) : found;
  }

  /** Places that are to stand in for each other, and the hazards that could take both. */
  @Get('paired-places')
  @Allow('coverage.read')
  @ApiOkResponse({ type: PairedPlacesList })
  @ApiProduces('application/json', 'text/csv')
  async paired(
    @Asking() actor: Actor,
    @Query() query: PairedPlacesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PairedPlacesList | string> {
    const found = await this.concentration.paired(actor, query);
    return query.format === 'csv' ? asFile(reply, pairedReport(found, query)) : found;
  }
}

/** Sends a report as a file named after it and its day. */
function asFile(reply: FastifyReply, report: CsvReport): string {
  const file = `holdfast-${report.name.toLowerCase().replaceAll(' ', '-')}-${report.ranAt.slice(0, 10)}.csv`;
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}"`);
  return csvOf(report);
}
