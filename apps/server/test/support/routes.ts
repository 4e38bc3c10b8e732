import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access } from '../../src/platform/access/access.decorators.ts';
import type { TestApp } from './start-app.ts';

/** A route of the running service, with what it demands of its caller. */
export interface Route {
  /** Lower case, as `supertest` names it. */
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express knows it: `/api/v1/sites/:site/…`. */
  path: string;
  /** Class and method, for messages. */
  handler: string;
  access: Access | undefined;
  /** Whether the handler reads a body. */
  takesBody: boolean;
}

/** `RouteParamtypes.BODY`, as the framework keys a handler's arguments. */
const BODY = '3:';

/** Every route that a controller declares, read from the running application itself. */
export function routesOf({ app }: Pick<TestApp, 'app'>): Route[] {
  const scanner = new MetadataScanner();
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(modules.flatMap((module) => [...module.controllers.values()]));
  return [...controllers].flatMap(({ metatype, instance }) => {
    const base = textsOf(Reflect.getMetadata(PATH_METADATA, metatype!));
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const method: number | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
      if (method === undefined) return [];
      const access: Access | undefined = Reflect.getMetadata(ACCESS, handler);
      const args: object = Reflect.getMetadata(ROUTE_ARGS_METADATA, metatype!, name) ?? {};
      const takesBody = Object.keys(args).some((key) => key.startsWith(BODY));
      return base.flatMap((start) =>
        textsOf(Reflect.getMetadata(PATH_METADATA, handler)).flatMap((end) =>
          methodsOf(RequestMethod[method]!).map((each) => ({
            method: each,
            path: `/${[start, end].join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
            handler: `${metatype!.name}.${name}`,
            access,
            takesBody,
          })),
        ),
      );
    });
  });
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `ALL`, Nest's and Express's alike, stands for every one. */
function methodsOf(name: string): Route['method'][] {
  return METHODS.filter((each) => /^_?all$/i.test(name) || each === name.toLowerCase());
}

function textsOf(path: string | string[]): string[] {
  return [path].flat();
}

/** Whether it answers for as long as its caller listens; such a route has tests of its own. */
export function isEndless({ path }: Pick<Route, 'path'>): boolean {
  return path.endsWith('/stream');
}

/** `METHOD path` of everything Express answers, whoever registered it. */
export function expressRoutes({ app }: Pick<TestApp, 'app'>): string[] {
  const { router } = app.getHttpAdapter().getInstance() as unknown as ExpressLike;
  return router.stack.flatMap(({ route }) =>
    Object.keys(route?.methods ?? {})
      .flatMap(methodsOf)
      .map((method) => `${method} ${route!.path}`),
  );
}

interface ExpressLike {
  router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
}

const PLACES: Readonly<Record<string, string>> = { site: 'default', slug: 'stripe' };

/** The path with something in its places that looks right. */
export function fill(path: string, places: Readonly<Record<string, string>> = {}): string {
  return path.replace(/[:*](\w+)/g, (_, name: string) => places[name] ?? PLACES[name] ?? '1');
}
