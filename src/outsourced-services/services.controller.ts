import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ServiceSites, ServiceSystems } from './places.dto';
import { ServiceLinksService } from './service-links.service';
import { AddService, ChangeService, PlaceRef, ServiceList, ServiceQuery, ServiceView } from './services.dto';
import { ServicesService } from './services.service';

@Controller('api')
export class ServicesController {
  constructor(
    private readonly services: ServicesService,
    private readonly links: ServiceLinksService,
  ) {}

  @Get('services')
  @Allow('services.read')
  all(@Asking() actor: Actor, @Query() query: ServiceQuery): Promise<ServiceList> {
    return this.services.list(actor, query.vendorId);
  }

  @Post('vendors/:id/services')
  @Allow('services.manage')
  add(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: AddService): Promise<ServiceView> {
    return this.services.add(actor, id, body);
  }

  @Get('services/:id')
  @Allow('services.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ServiceView> {
    return this.services.one(actor, id);
  }

  @Patch('services/:id')
  @Allow('services.manage')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeService,
  ): Promise<ServiceView> {
    return this.services.change(actor, id, body);
  }

  /** Sets all the sites that the service is performed at. */
  @Put('services/:id/sites')
  @Allow('services.manage')
  setSites(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ServiceSites,
  ): Promise<PlaceRef[]> {
    return this.links.setSites(actor, id, body.siteIds);
  }

  /** Sets all the systems that the service rests on. */
  @Put('services/:id/systems')
  @Allow('services.manage')
  setSystems(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ServiceSystems,
  ): Promise<PlaceRef[]> {
    return this.links.setSystems(actor, id, body.systemIds);
  }
}
