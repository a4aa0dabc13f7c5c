import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Public } from '../foundation/door';
import { Problem } from '../foundation/problem';
import { HealthView } from './health.dto';

@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): HealthView {
    return { status: 'live' };
  }

  /** The process answers and reaches its database. */
  @Get('ready')
  @Public()
  async ready(): Promise<HealthView> {
    try {
      await this.dataSource.query('SELECT 1');
    } catch {
      throw new Problem('unavailable', 'The database does not answer.');
    }
    return { status: 'ready' };
  }
}
