import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';

const root = join(__dirname, '../../..');
const own = __filename.endsWith('.ts') ? '.ts' : '.js';

/** Options for a connection pool; entities are found by their file name. */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [join(root, `src/**/*.entity${own}`)],
    migrations: [join(root, `migrations/*${own}`)],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    poolSize,
    synchronize: false,
    logging: false,
    applicationName: 'holdfast',
    // Lets a read's last statement and its COMMIT leave together.
    extra: { pipeline: true },
  };
}

/** Brings the schema up to date as the owner. Answers the names of the migrations that ran. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions(ownerUrl, 2));
  await dataSource.initialize();
  try {
    const ran = await dataSource.runMigrations();
    return ran.map((m) => m.name);
  } finally {
    await dataSource.destroy();
  }
}
