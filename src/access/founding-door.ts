import { Inject, Injectable } from '@nestjs/common';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { FoundingService } from '../accounts/founding.service';
import { Work } from '../audit-trail/work';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { Problem } from '../foundation/problem';
import type { FoundedView, FoundRegistrant } from './founding.dto';

/** The door through which the first registrant comes in. Its key is printed on the console and ends with the process. */
@Injectable()
export class FoundingDoor {
  private readonly key = randomBytes(24).toString('base64url');

  constructor(
    private readonly work: Work,
    private readonly founding: FoundingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address to found a registrant at, or null when one exists. */
  async address(publicUrl: string): Promise<string | null> {
    return (await this.isOpen()) ? `${publicUrl}/founding/${this.key}` : null;
  }

  async enter(given: FoundRegistrant): Promise<FoundedView> {
    if (!sameText(given.token, this.key))
      throw new Problem('not-found', 'This founding link is not known. The portal prints a new one at each start.');
    if (!(await this.isOpen()))
      throw new Problem('gone', 'A registrant exists already. Its administrator invites everybody else.');
    const { registrantId, invitationToken } = await this.founding.found({
      registrant: {
        name: given.registrant,
        filerStatus: given.filerStatus ?? 'large_accelerated',
        fiscalYearEnd: given.fiscalYearEnd ?? '12-31',
        framework: 'COSO 2013',
      },
      administrator: { email: given.administratorEmail, name: given.administratorName },
    });
    return { registrantId, invitationUrl: `${this.config.publicUrl}/invitation/${invitationToken}` };
  }

  private isOpen(): Promise<boolean> {
    return this.work.housekeeping(null, async (manager) => {
      const [row]: { none: boolean }[] = await manager.query('SELECT NOT EXISTS (SELECT 1 FROM registrant) AS none');
      return row?.none ?? false;
    });
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
