import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { CAN, type Declaration } from './can.js';

/** One route of the program and what it declares. */
export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly policy: string;
  readonly action: string;
  readonly handler: string;
  /** The handler itself, for what else its decorators say. */
  readonly target: object;
}

/** Every route with its permission. A route that declares none stops the boot. */
@Injectable()
export class RouteInventory implements OnModuleInit {
  routes: readonly DeclaredRoute[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    this.routes = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const method =
          handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
        if (!handler || method === undefined) return [];
        const declared = Reflect.getMetadata(CAN, handler) as Declaration | undefined;
        const where = `${metatype.name}.${name}`;
        if (!declared) throw new Error(`${where} declares no permission: add @Can(policy, action)`);
        return paths(metatype, handler).map((path) => ({
          method: RequestMethod[method],
          path,
          policy: declared.policy.name,
          action: declared.action,
          handler: where,
          target: handler,
        }));
      });
    });
  }
}

function paths(controller: object, handler: object): string[] {
  const prefixes = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const suffixes = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  return prefixes.flatMap((prefix) =>
    suffixes.map((suffix) => '/' + [prefix, suffix].join('/').split('/').filter(Boolean).join('/')),
  );
}
