import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AddSite, AddSystem, ChangeSite, ChangeSystem, SiteList, SiteView, SystemList, SystemView } from './places.dto';
import { PlacesService } from './places.service';

@Controller('api/vendors/:id')
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  @Get('sites')
  @Allow('services.read')
  sites(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SiteList> {
    return this.places.sites(actor, id);
  }

  @Post('sites')
  @Allow('services.manage')
  addSite(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: AddSite): Promise<SiteView> {
    return this.places.addSite(actor, id, body);
  }

  @Patch('sites/:siteId')
  @Allow('services.manage')
  changeSite(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) vendorId: string,
    @Param('siteId', ParseUUIDPipe) siteId: string,
    @Body() body: ChangeSite,
  ): Promise<SiteView> {
    return this.places.changeSite(actor, { vendorId, siteId }, body);
  }

  @Get('systems')
  @Allow('services.read')
  systems(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SystemList> {
    return this.places.systems(actor, id);
  }

  @Post('systems')
  @Allow('services.manage')
  addSystem(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddSystem,
  ): Promise<SystemView> {
    return this.places.addSystem(actor, id, body);
  }

  @Patch('systems/:systemId')
  @Allow('services.manage')
  changeSystem(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) vendorId: string,
    @Param('systemId', ParseUUIDPipe) systemId: string,
    @Body() body: ChangeSystem,
  ): Promise<SystemView> {
    return this.places.changeSystem(actor, { vendorId, systemId }, body);
  }
}
