import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Can } from '../access/can.js';
import { type DeclaredRoute, RouteInventory } from '../access/route-inventory.js';
import { JSON_BODY } from './body.js';
import { sitePolicy } from './site.policy.js';

const PROBLEM = {
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The description of the JSON API, made from the routes and the schemas that read their bodies. */
@Controller('api')
export class OpenApiController {
  private document: object | null = null;

  constructor(private readonly inventory: RouteInventory) {}

  @Get('openapi.json')
  @Can(sitePolicy, 'read')
  describe(): object {
    return (this.document ??= describeApi(this.inventory.routes));
  }
}

function describeApi(routes: readonly DeclaredRoute[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes.filter(({ path }) => path.startsWith('/api/v1'))) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Rakornas', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'POST /api/v1/sessions gives the token.' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string', description: 'a stable code' },
            status: { type: 'integer' },
            detail: { type: 'string', description: 'in the language of the request' },
            field: { type: 'string' },
            errors: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    },
  };
}

function operation(route: DeclaredRoute): object {
  const schema = Reflect.getMetadata(JSON_BODY, route.target) as z.ZodObject | undefined;
  return {
    operationId: route.handler,
    tags: [route.policy],
    'x-permission': `${route.policy}.${route.action}`,
    parameters: [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(schema
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
              },
            },
          },
        }
      : {}),
    responses: { '2XX': { description: 'Done' }, '4XX': PROBLEM },
  };
}
