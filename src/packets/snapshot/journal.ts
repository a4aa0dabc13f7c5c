import type { EntityManager } from 'typeorm';
import type { QueryFacts } from '../snapshot.model';

/** Every query of a snapshot, in the order in which they ran. */
export interface Journal {
  queries: QueryFacts[];
  /** The manager that writes down what it is asked, for the table of the packet that is being read. */
  reading<T>(table: string, read: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** Long lists of ids are counted, not printed. */
const SHOWN = 5;

export function journalOf(manager: EntityManager): Journal {
  const queries: QueryFacts[] = [];
  const heard = (table: string): EntityManager =>
    new Proxy(manager, {
      get(target, name): unknown {
        if (name === 'query') return listen(target, (entry) => queries.push({ table, ...entry }));
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  return { queries, reading: (table, read) => read(heard(table)) };
}

type Entry = Omit<QueryFacts, 'table'>;

function listen(manager: EntityManager, keep: (entry: Entry) => unknown) {
  return async (sql: string, parameters: unknown[] = []): Promise<unknown> => {
    const answer: unknown = await manager.query(sql, parameters);
    const rows = Array.isArray(answer) ? answer.length : 0;
    keep({ code: sql.replace(/\s+/g, ' ').trim(), parameters: JSON.stringify(parameters.map(shown)), rows });
    return answer;
  };
}

function shown(parameter: unknown): unknown {
  return Array.isArray(parameter) && parameter.length > SHOWN ? `${parameter.length} values` : parameter;
}
