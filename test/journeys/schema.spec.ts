import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

const COMMITTED = join(import.meta.dirname, '../../apps/api/schema.graphql');

describe('what is promised in files and what runs', () => {
  let database: TestDatabase;
  let running: RunningApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
  });
  afterAll(async () => {
    await running.close();
    await database.drop();
  });

  it('the committed GraphQL schema is the one that the code builds (WRITE_SCHEMA=1 writes it anew)', () => {
    const built = `${printSchema(lexicographicSortSchema(running.app.get(GraphQLSchemaHost).schema))}\n`;
    if (process.env['WRITE_SCHEMA']) writeFileSync(COMMITTED, built);
    const committed = `${printSchema(lexicographicSortSchema(buildSchema(readFileSync(COMMITTED, 'utf8'))))}\n`;
    expect(built).toBe(committed);
  });

  it('each column of each entity stands in the migrated schema with the same type and nullability, and the reverse', async () => {
    const columns = await database.query<{ table: string; column: string; type: string; nullable: boolean }>(
      `SELECT table_name AS "table", column_name AS "column", is_nullable = 'YES' AS nullable,
              CASE data_type WHEN 'ARRAY' THEN substr(udt_name, 2) || '[]' ELSE data_type END AS type
         FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const source = running.app.get(DataSource);
    const plain = (type: string): string =>
      ({
        int4: 'integer',
        int8: 'bigint',
        bool: 'boolean',
        timestamptz: 'timestamp with time zone',
        int: 'integer',
        varchar: 'character varying',
      })[type] ?? type;
    for (const entity of source.entityMetadatas) {
      const real = columns
        .filter(({ table }) => table === entity.tableName)
        .map(({ column, type, nullable }) => ({ column, type: plain(type), nullable }));
      const said = entity.columns.map((column) => ({
        column: column.databaseName,
        type: plain(source.driver.normalizeType(column)) + (column.isArray ? '[]' : ''),
        nullable: column.isNullable,
      }));
      const order = (list: typeof said): typeof said => list.toSorted((a, b) => a.column.localeCompare(b.column));
      expect({ table: entity.tableName, columns: order(said) }).toEqual({ table: entity.tableName, columns: order(real) });
    }
    expect(source.entityMetadatas.length).toBeGreaterThan(3);
  });

  it('synchronize is off', () => {
    expect(running.app.get(DataSource).options.synchronize).toBe(false);
  });
});
