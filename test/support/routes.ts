import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { DOOR, type Permission } from '../../src/foundation/door';
import type { Person } from './person';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** One door of the portal, as its controller declares it. */
export interface Route {
  method: Method;
  /** With its parameters: `/api/vendors/:id`. */
  path: string;
  handler: string;
  /** What it asks for; undefined when it declares nothing. */
  door: Permission | 'public' | undefined;
  /** The class that its body is declared with, where it takes one. */
  body: (new () => object) | null;
  /** The class that its query is declared with, where it takes one. */
  query: (new () => object) | null;
}

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** Every handler of every controller, from what the framework itself has registered. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? handlersOf(metatype) : []));
}

type Handler = (...parameters: unknown[]) => unknown;

function handlersOf(controller: { name: string; prototype?: object }): Route[] {
  const prototype = (controller.prototype ?? {}) as Record<string, unknown>;
  const bases = paths(Reflect.getMetadata('path', controller));
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && typeof prototype[name] === 'function')
    .map((name) => ({ name, handler: prototype[name] as Handler }))
    .filter(({ handler }) => Reflect.hasMetadata('method', handler))
    .flatMap(({ name, handler }) => {
      const door = (Reflect.getMetadata(DOOR, handler) ?? Reflect.getMetadata(DOOR, controller)) as Route['door'];
      const methods = methodsOf(Reflect.getMetadata('method', handler) as RequestMethod);
      const full = bases.flatMap((base) => paths(Reflect.getMetadata('path', handler)).map((path) => join(base, path)));
      return full.flatMap((path) =>
        methods.map((method) => ({
          method,
          path,
          handler: `${controller.name}.${name}`,
          door,
          body: declaredAs(BODY, controller, name),
          query: declaredAs(QUERY, controller, name),
        })),
      );
    });
}

const BODY = 3;
const QUERY = 4;

/** Nest keeps a handler's parameters as `kind:index`. */
function declaredAs(kind: number, controller: { prototype?: object }, name: string): Route['body'] {
  const declared = (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Record<
    string,
    { index: number }
  >;
  const found = Object.entries(declared).find(([key]) => key.startsWith(`${kind}:`));
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype ?? {}, name) ??
    []) as (new () => object)[];
  return found ? (types[found[1].index] ?? null) : null;
}

const paths = (given: unknown): string[] =>
  Array.isArray(given) ? (given as string[]) : [typeof given === 'string' ? given : ''];
const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

const EVERY_METHOD: Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const methodsOf = (method: RequestMethod): Method[] =>
  method === RequestMethod.ALL ? EVERY_METHOD : [RequestMethod[method] as Method];

/** The path with something in the place of each parameter: what is given by name, else a UUID that nobody has. */
export function filled(path: string, given: Record<string, string> = {}): string {
  return path.replaceAll(/[:*](\w+)/g, (_, name: string) => given[name] ?? randomUUID());
}

/** Sends a request; its body is empty where none is given. */
export function knock(person: Person, request: Pick<Route, 'method' | 'path'> & { send?: object }): Test {
  const { method, path, send: body = {} } = request;
  if (method === 'POST') return person.post(path, body);
  if (method === 'PUT') return person.put(path, body);
  if (method === 'PATCH') return person.patch(path, body);
  if (method === 'DELETE') return person.delete(path);
  return method === 'GET' ? person.get(path) : person.ask(method, path);
}
