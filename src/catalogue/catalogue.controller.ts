import { Controller, Get, Param, Query } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { notFound } from '../foundation/problem';
import { CatalogueView, RequirementList, RequirementQuery, RequirementView } from './catalogue.dto';
import { CatalogueService, type PublishedCatalogue } from './catalogue.service';
import { catalogueView, requirementView } from './catalogue-views';

@Controller('api')
export class CatalogueController {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
  ) {}

  /** The catalogue in use, of a period or of a version, with its vocabularies. */
  @Get('catalogue')
  @Allow('catalogue.read')
  async current(@Asking() actor: Actor, @Query() query: RequirementQuery): Promise<CatalogueView> {
    return catalogueView(await this.published(actor, query));
  }

  /** Requirements of the newest catalogue, or of the one that a period is pinned to. */
  @Get('requirements')
  @Allow('catalogue.read')
  async all(@Asking() actor: Actor, @Query() query: RequirementQuery): Promise<RequirementList> {
    const published = await this.published(actor, query);
    const items = published.catalogue.requirements.map((requirement) => requirementView(published, requirement));
    return { catalogue: `${published.code} ${published.version}`, total: items.length, items };
  }

  /** One requirement by its code, for example `TST-02`. */
  @Get('requirements/:code')
  @Allow('catalogue.read')
  async one(
    @Asking() actor: Actor,
    @Param('code') code: string,
    @Query() query: RequirementQuery,
  ): Promise<RequirementView> {
    const published = await this.published(actor, query);
    const requirement = published.catalogue.requirements.find(({ id }) => id === code);
    if (!requirement) throw notFound('requirement');
    return requirementView(published, requirement);
  }

  private published(actor: Actor, { periodId, versionId }: RequirementQuery): Promise<PublishedCatalogue> {
    return this.work.read(actor, ({ manager }) => {
      if (versionId !== undefined) return this.catalogues.byId(manager, versionId);
      return periodId === undefined ? this.catalogues.current(manager) : this.catalogues.ofPeriod(manager, periodId);
    });
  }
}
