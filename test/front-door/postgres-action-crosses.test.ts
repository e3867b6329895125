import { describe } from 'vitest';
import { usePostgres } from '../support/postgres-server.ts';
import { useTown } from '../support/town.ts';
import { actionCrosses } from './stories/action-crosses.ts';

const server = await usePostgres();

describe.skipIf(!server)(
  'an action crosses from Teams to Slack and back, with the records in PostgreSQL',
  () => {
    actionCrosses(useTown(undefined, async () => (await server?.database()) ?? ''));
  },
);
