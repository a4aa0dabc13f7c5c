import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import path from 'node:path';
import { Clock } from './clock';
import type { Config } from './config';
import { dataSourceOptions } from './database/data-source';
import { Transactions } from './database/transaction';
import { Jobs } from './jobs';
import { ObjectStore } from './object-store';

export const CONFIG = Symbol('config');

export interface Foundations {
  config: Config;
  loginUrl: string;
  clock?: Clock;
  poolSize?: number;
  /** Build the application only to describe its API: connect to nothing. */
  describeOnly?: boolean;
}

@Global()
@Module({})
export class FoundationModule {
  static on(foundations: Foundations): DynamicModule {
    const store = new ObjectStore(path.join(foundations.config.dataDir, 'vault'));
    return {
      module: FoundationModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(foundations.loginUrl, foundations.poolSize ?? 20),
          manualInitialization: foundations.describeOnly ?? false,
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: foundations.config },
        { provide: Clock, useValue: foundations.clock ?? new Clock() },
        { provide: ObjectStore, useValue: store },
        Transactions,
        Jobs,
      ],
      exports: [CONFIG, Clock, ObjectStore, Transactions, Jobs],
    };
  }
}
