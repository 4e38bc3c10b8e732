import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '@patchbay/contracts/problem';
import { z } from 'zod';

/** `GET /api/openapi.json` and a page at `/api/docs`, both from the schemas the routes validate with. */
export function mountOpenApi(app: INestApplication): void {
  // Built when first asked for, so that nobody waits for it at start.
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Patchbay API',
  });
}

export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Patchbay')
    .setDescription('Connections to vendors, deliveries through them, and what became of both.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A service token (pb_…).' })
    .addCookieAuth('patchbay_session', undefined, 'cookie')
    .build();
  return withProblems(withSiteParameter(SwaggerModule.createDocument(app, builder)));
}

const SITE = {
  name: 'site',
  in: 'path',
  required: true,
  description: "The site's slug.",
  schema: { type: 'string' },
} as const;

/** Handlers get the site from the guard, so the explorer does not see it among their parameters. */
function withSiteParameter(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    if (path.includes('{site}')) item.parameters = [SITE];
  }
  return document;
}

const OPERATIONS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation may refuse, always in the same form. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schema = z.toJSONSchema(Problem, { target: 'openapi-3.0' });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: schema as object },
  };
  for (const item of Object.values(document.paths)) {
    for (const name of OPERATIONS) {
      const operation = item[name];
      if (operation) operation.responses['default'] ??= REFUSAL;
    }
  }
  return document;
}

const REFUSAL = {
  description: 'A problem document (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
