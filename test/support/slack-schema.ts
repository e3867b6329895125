import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { schemasOf } from './types-schema.ts';

const types = join(
  dirname(createRequire(import.meta.url).resolve('@slack/types/package.json')),
  'dist/index.d.ts',
);

/** In views `AnyBlock` is a known block or any other. */
const { definitions, limits } = schemasOf(types, ['KnownBlock', 'ModalView', 'HomeView'], ['Block']);
const ajv = new Ajv({ strict: false, allErrors: false });

const check = {
  message: ajv.compile({
    type: 'array',
    maxItems: 50,
    items: { $ref: '#/definitions/KnownBlock' },
    definitions,
  }),
  modal: ajv.compile({ $ref: '#/definitions/ModalView', definitions }),
  home: ajv.compile({ $ref: '#/definitions/HomeView', definitions }),
};

/** How many of Slack's limits were read from the comments of its package: fewer than before means that they are written differently now. */
export const LIMITS_READ = limits;

/** What in blocks or a view is not as `@slack/types` declares it, as `path: what`. */
export function slackTypeProblems(what: unknown, as: keyof typeof check): string[] {
  const validate: ValidateFunction = check[as];
  // As it goes over the wire: what is undefined is not there.
  if (validate(JSON.parse(JSON.stringify(what)))) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}
